package org.paresthesia.cds.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.conformance.Proves;
import tools.jackson.databind.node.ObjectNode;

/** A chart that was not read is never answered with silence (checklist D10, E2 and the answer rules below table E). */
class UnreadChartsTest extends RunningService {

    @Test
    @Proves({"D6", "E2", "G6"})
    void withoutPrefetchAndServerTheKeyIsNamed() {
        ObjectNode call = validCall();
        call.remove("prefetch");
        RefusedCallsTest.isOutcome(call(call), 412, "patient");
        assertThat(call(validCall()).statusCode()).as("the process lives").isEqualTo(200);
    }

    @Test
    @Proves("E2")
    void withoutConditionsNothingIsCertainAndTheKeyIsNamed() {
        ObjectNode call = validCall();
        ObjectNode prefetch = call.putObject("prefetch");
        prefetch.set("patient", validCall().get("prefetch").get("patient"));
        RefusedCallsTest.isOutcome(call(call), 412, "conditions");
    }

    @Test
    @Proves("E6")
    void withoutConditionsButWithEverythingElseNothingIsSaidEither() {
        ObjectNode call = validCall();
        ((ObjectNode) call.get("prefetch")).remove("conditions");
        HttpResponse<String> response = call(call);
        assertThat(response.body())
                .as("never silence for a chart that was not read")
                .isNotEqualTo("{\"cards\":[]}");
    }

    @Test
    @Proves("E6")
    void aRedFlagIsShownAlthoughTheConditionsWereNotRead() {
        ObjectNode call = validCall();
        ObjectNode prefetch = (ObjectNode) call.get("prefetch");
        prefetch.remove("conditions");
        ObjectNode sign = prefetch.putObject("findings")
                .put("resourceType", "Bundle")
                .put("type", "searchset")
                .putArray("entry")
                .addObject()
                .putObject("resource");
        sign.put("resourceType", "Observation").put("id", "sign").put("status", "final");
        sign.putObject("subject").put("reference", "Patient/warm-up");
        sign.put("effectiveDateTime", "2026-06-15").put("valueBoolean", true);
        sign.putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", "http://snomed.info/sct")
                .put("code", "449813001");
        HttpResponse<String> response = call(call);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).contains("\"rf-cauda\"", "Still open for lack of data");
    }

    @Test
    @Proves("D10")
    void anotherPatientsRecordIsRefused() {
        ObjectNode call = validCall();
        AnsweredCallsTest.context(call).put("patientId", "somebody-else");
        RefusedCallsTest.isOutcome(call(call), 400, "patientId");
    }
}
