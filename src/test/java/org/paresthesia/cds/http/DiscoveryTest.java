package org.paresthesia.cds.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Discovery is complete, the same every time, and cheap to ask again (checklist B1 to B11). */
class DiscoveryTest extends RunningService {

    @Test
    void everyServiceIsDescribed() {
        HttpResponse<String> response = get("/cds-services");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode services = JSON.readTree(response.body()).get("services");
        assertThat(services.size()).isPositive();
        for (JsonNode service : services) {
            assertThat(service.get("id").asString()).matches("[A-Za-z0-9._-]+");
            assertThat(service.get("hook").asString()).isEqualTo("patient-view");
            assertThat(service.get("title").asString()).isNotBlank();
            assertThat(service.get("description").asString()).isNotBlank();
            assertThat(service.get("usageRequirements").asString()).isNotBlank();
            assertThat(service.get("prefetch").get("patient").asString()).isEqualTo("Patient/{{context.patientId}}");
            service.get("prefetch")
                    .forEach(template -> assertThat(template.isString()).isTrue());
            assertThat(service.has("version"))
                    .as("a field that 2.0.1 does not know")
                    .isFalse();
        }
    }

    @Test
    void everyServiceThatIsNamedCanBeCalled() {
        for (JsonNode service : JSON.readTree(get("/cds-services").body()).get("services")) {
            HttpResponse<String> response =
                    send(to("/cds-services/" + service.get("id").asString())
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{}")));
            assertThat(response.statusCode()).isEqualTo(400);
        }
    }

    @Test
    void twoAnswersAreTheSameByteForByteAndTheSecondNeedNotBeSent() {
        HttpResponse<String> first = get("/cds-services");
        String etag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(get("/cds-services").body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age");
        HttpResponse<String> again =
                send(to("/cds-services").header("If-None-Match", etag).GET());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        HttpResponse<String> other =
                send(to("/cds-services").header("If-None-Match", "\"other\"").GET());
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void aTrailingSlashAndATokenAreTolerated() {
        assertThat(get("/cds-services/").statusCode()).isEqualTo(200);
        HttpResponse<String> response =
                send(to("/cds-services").header("Authorization", "Bearer a.b.c").GET());
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void thePortIsOpenOnlyWhenTheServiceIsReady() {
        HttpResponse<String> response = get("/health");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"UP\"}");
    }
}
