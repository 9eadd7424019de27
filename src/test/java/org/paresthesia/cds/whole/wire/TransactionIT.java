package org.paresthesia.cds.whole.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.WholeService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything that is suggested for a patient, posted as one transaction to a FHIR server that has the patient's record. */
class TransactionIT extends WholeService {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectNode VISIT = Json.of("{'resourceType':'Encounter','id':'now','status':'in-progress',"
            + "'class':{'code':'AMB'},'period':{'start':'2026-11-20T09:50:00Z'}}");

    private static TransactionServer server;

    @BeforeAll
    static void start() {
        server = new TransactionServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    @Proves({"A6", "I4", "I8", "I11", "I13"})
    Stream<DynamicTest> whatIsSuggestedCanBeCreatedTogether() {
        return Chart.demoIds()
                .map(Chart::demo)
                .map(chart -> chart.with(VISIT))
                .map(chart -> DynamicTest.dynamicTest(chart.patientId(), () -> {
                    Call call = fullCall("encounter-start", chart).encounter("now");
                    List<JsonNode> suggested = answer(call).suggested().toList();
                    if (!suggested.isEmpty()) {
                        server.has(chart.resources().stream()
                                .map(TransactionIT::reference)
                                .collect(Collectors.toSet()));
                        HttpResponse<String> response = post(transaction(suggested));
                        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
                        assertThat(Json.tree(response.body()).findValuesAsString("status"))
                                .hasSameSizeAs(suggested)
                                .containsOnly("201 Created");
                    }
                }));
    }

    /** The server is a judge only if it can say no. */
    @Test
    void theServerRefusesWhatItCannotResolve() throws Exception {
        server.has(java.util.Set.of("Patient/v01"));
        String order =
                "{'resourceType':'ServiceRequest','status':'draft','intent':'order','subject':{'reference':'Patient/%s'}%s}";
        assertThat(post(transaction(List.of(Json.of(order, "v01", "")))).statusCode())
                .isEqualTo(200);
        assertThat(post(transaction(List.of(Json.of(order, "v02", "")))).statusCode())
                .isEqualTo(422);
        assertThat(post(transaction(List.of(Json.of(order, "v01", ",'meal':'no such element'"))))
                        .statusCode())
                .isEqualTo(400);
    }

    private static String reference(ObjectNode resource) {
        return resource.get("resourceType").asString() + "/"
                + resource.get("id").asString();
    }

    private static ObjectNode transaction(List<? extends JsonNode> resources) {
        ObjectNode bundle = Json.of("{'resourceType':'Bundle','type':'transaction','entry':[]}");
        resources.forEach(resource -> {
            ObjectNode entry = bundle.withArray("entry").addObject().put("fullUrl", "urn:uuid:" + UUID.randomUUID());
            entry.set("resource", resource);
            entry.putObject("request")
                    .put("method", "POST")
                    .put("url", resource.get("resourceType").asString());
        });
        return bundle;
    }

    private static HttpResponse<String> post(ObjectNode transaction) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(server.address()))
                        .header("Content-Type", "application/fhir+json")
                        .POST(BodyPublishers.ofString(transaction.toString()))
                        .build(),
                BodyHandlers.ofString());
    }
}
