package org.paresthesia.cds.whole.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.WholeService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the public CDS Hooks sandbox sends, with its omissions and its habits, against the demo EHR. */
class SandboxRequestsIT extends WholeService {

    private static final String ORIGIN = "https://sandbox.cds-hooks.org";
    private static final String PATH = "/cds-services/limb-paresthesia-";

    /** Signed by nobody: today it is passed over, and the sandbox sends one with every request. */
    private static final String TOKEN =
            "Bearer eyJhbGciOiJFUzM4NCJ9.eyJpc3MiOiJodHRwczovL3NhbmRib3guY2RzLWhvb2tzLm9yZyJ9.c2ln";

    private HttpResponse<String> post(String path, JsonNode body) {
        return send(path, request -> asSandbox(request)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private static HttpRequest.Builder asSandbox(HttpRequest.Builder request) {
        return request.header("Origin", ORIGIN).header("Authorization", TOKEN).header("Accept", "application/json");
    }

    /** Reads by GET, searches by a form; what is empty is a Bundle without entries. */
    private ObjectNode prefetch(String hook, String patient) {
        SearchingClient client = new SearchingClient(demoEhr());
        ObjectNode prefetch = Json.of("{}");
        templates(hook).byKey().keySet().forEach(key -> {
            String query = templates(hook).query(key, patient);
            prefetch.set(key, query.contains("?") ? client.postSearch(query) : client.get(query));
        });
        return prefetch;
    }

    private ObjectNode call(String hook, String patient) {
        ObjectNode call =
                (ObjectNode) Json.tree(Call.of(Chart.demo(patient)).hook(hook).json());
        call.put("fhirServer", demoEhr());
        call.set("prefetch", prefetch(hook, patient));
        return call;
    }

    @Test
    @Proves({"B1", "B12", "N1", "N2"})
    void discoveryIsReadFromItsPage() {
        HttpResponse<String> discovery =
                send("/cds-services", request -> asSandbox(request).GET());
        assertThat(discovery.statusCode()).isEqualTo(200);
        assertThat(discovery.headers().firstValue("Access-Control-Allow-Origin"))
                .isPresent();
        List<String> ids = Json.tree(discovery.body()).findValuesAsString("id");
        assertThat(ids).as("it keys services by id").doesNotHaveDuplicates();
    }

    @TestFactory
    @Proves({"C13", "C14", "D1", "D6", "E4", "F1"})
    Stream<DynamicTest> anOpenedChartIsAnsweredAsIfEverythingHadBeenSent() {
        return Stream.of("v01", "v02", "v07", "v08", "v13")
                .map(patient -> DynamicTest.dynamicTest(patient, () -> {
                    HttpResponse<String> response = post(PATH + "patient-view", call("patient-view", patient));
                    Answer expected = answer(fullCall(Chart.demo(patient)));
                    assertThat(new Answer(response.statusCode(), response.body()).normalised())
                            .isEqualTo(expected.normalised());
                    assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
                            .isPresent();
                }));
    }

    @TestFactory
    @Proves({"D6", "E1", "F1"})
    Stream<DynamicTest> aKeyThatItCouldNotHaveIsLeftOutAndAskedFor() {
        return templates().byKey().keySet().stream()
                .map(key -> DynamicTest.dynamicTest(key, () -> {
                    ObjectNode call = call("patient-view", "v01");
                    call.withObject("/prefetch").remove(key);
                    HttpResponse<String> response = post(PATH + "patient-view", call);
                    assertThat(new Answer(response.statusCode(), response.body()).normalised())
                            .isEqualTo(answer(fullCall(Chart.demo("v01"))).normalised());
                }));
    }

    /** The Bundle has no type; the prescription has no intent, and at first no medicine either. */
    @TestFactory
    @Proves({"D7", "D12"})
    Stream<DynamicTest> ordersWithoutMuchInThemAreReadAsFarAsTheyGo() {
        String started =
                "{'resourceType':'MedicationRequest','id':'request-123','status':'draft','subject':{'reference':'Patient/v01'}}";
        String chosen = started.replace(
                "'status'",
                "'medicationCodeableConcept':{'text':'gabapentin','coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'25480'}]},'status'");
        return Map.of(started, List.of("order-select", "order-sign"), chosen, List.of("order-select", "order-sign"))
                .entrySet()
                .stream()
                .flatMap(row -> row.getValue().stream()
                        .map(hook -> DynamicTest.dynamicTest(hook, () -> {
                            ObjectNode call = call(hook, "v01");
                            ObjectNode context = call.withObject("/context");
                            context.putArray("selections").add("MedicationRequest/request-123");
                            context.putObject("draftOrders")
                                    .put("resourceType", "Bundle")
                                    .putArray("entry")
                                    .addObject()
                                    .set("resource", Json.of(row.getKey()));
                            HttpResponse<String> response = post(PATH + hook, call);
                            Answer answer = new Answer(response.statusCode(), response.body());
                            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                            assertThat(answer.topics())
                                    .isEqualTo(row.getKey().contains("gabapentin") ? List.of("b12-test-s") : List.of());
                        })));
    }

    /** About a card that nobody was shown, so that it quiets none. */
    @TestFactory
    @Proves({"L1", "L2", "L4", "L5", "L8", "L9"})
    Stream<DynamicTest> whatWasDoneWithACardIsTaken() {
        return Stream.of(
                        "'outcome':'accepted','acceptedSuggestions':[{'id':'%s'}]".formatted(UUID.randomUUID()),
                        "'outcome':'overridden','overrideReason':{'reason':{'code':'already-known','system':'x'}}",
                        "'outcome':'overridden'")
                .map(what -> DynamicTest.dynamicTest(what, () -> {
                    HttpResponse<String> response = post(
                            PATH + "patient-view/feedback",
                            Json.of(
                                    "{'feedback':[{'card':'%s',%s,'outcomeTimestamp':'2026-11-20T09:00:00.000Z'}]}",
                                    UUID.randomUUID(), what));
                    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
                    assertThat(response.body()).isEmpty();
                    assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
                            .isPresent();
                }));
    }
}
