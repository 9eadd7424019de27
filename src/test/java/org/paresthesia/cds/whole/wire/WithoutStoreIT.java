package org.paresthesia.cds.whole.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;

/** Without a store cards come as before, and feedback is told to come later. */
class WithoutStoreIT extends ImpatientService {

    @Test
    @Proves({"G5", "G6", "N2"})
    void feedbackThatCannotBeKeptIsA503ThatSaysWhenToTryAgain() {
        HttpResponse<String> response = feedback(
                "{\"feedback\":[{\"card\":\"a\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"2026-11-20T09:00:00Z\"}]}");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValueAsLong("Retry-After")).isPresent();
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
        assertThat(Json.tree(response.body()).get("resourceType").asString()).isEqualTo("OperationOutcome");
    }

    private HttpResponse<String> feedback(String body) {
        return send("/cds-services/limb-paresthesia-patient-view/feedback", request -> request.header(
                        "Content-Type", "application/json")
                .header("Origin", "https://ehr.example.org")
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void cardsComeAllTheSame() {
        assertThat(answer(fullCall(Chart.demo("v02"))).topics()).containsExactly("b12-low");
    }
}
