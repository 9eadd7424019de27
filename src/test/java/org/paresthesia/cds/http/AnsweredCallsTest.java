package org.paresthesia.cds.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paresthesia.cds.conformance.Proves;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Valid calls get cards, in whatever form they arrive (checklist A1, A3, A4, A7, A8, D1, D6, D8, D9, D15, O1). */
@ExtendWith(OutputCaptureExtension.class)
class AnsweredCallsTest extends RunningService {

    private record Row(String situation, Consumer<ObjectNode> change) {}

    static ObjectNode context(ObjectNode call) {
        return (ObjectNode) call.get("context");
    }

    private static Stream<Row> sameCall() {
        return Stream.of(
                new Row("as it is", call -> {}),
                new Row("with the patient as a reference", call -> context(call).put("patientId", "Patient/warm-up")),
                new Row("with a null encounter", call -> context(call).putNull("encounterId")),
                new Row("with an empty encounter", call -> context(call).put("encounterId", "")),
                new Row("with a hookInstance that is no UUID", call -> call.put("hookInstance", "7\nforged")),
                new Row("with the prefetch before all else", AnsweredCallsTest::putPrefetchFirst),
                new Row("with unknown fields", call -> call.putObject("somethingNew")
                        .put("a", 1)),
                new Row("with an extension that is an object", call -> call.putObject("extension")
                        .put("a", 1)),
                new Row(
                        "with an extension that is a list",
                        call -> call.putArray("extension").add(1).addNull()),
                new Row("with an extension that is null", call -> call.putNull("extension")),
                new Row("with an unknown prefetch key", call -> ((ObjectNode) call.get("prefetch")).put("user", "123")),
                new Row("with a huge number", call -> call.put("extension", new BigDecimal("1e999"))),
                new Row(
                        "with a FHIR server that is not allowed",
                        call -> call.put("fhirServer", "http://evil.example")),
                new Row("with an authorization that lacks its subject", AnsweredCallsTest::authorizePoorly));
    }

    private static void putPrefetchFirst(ObjectNode call) {
        List<String> rest = List.of("hook", "hookInstance", "context");
        rest.forEach(name -> call.set(name, call.remove(name)));
    }

    private static void authorizePoorly(ObjectNode call) {
        call.put("fhirServer", "http://localhost/fhir");
        call.putObject("fhirAuthorization").put("access_token", "secret-token").put("token_type", "Bearer");
    }

    @TestFactory
    @Proves({"A1", "A7", "D3", "D4", "D5", "D6", "D9", "O1"})
    Stream<DynamicTest> theSameCardsComeHoweverTheCallIsWritten(CapturedOutput log) {
        String expected = withoutUuids(call(validCall()).body());
        assertThat(JSON.readTree(expected).path("cards").size()).isPositive();
        return sameCall()
                .map(row -> DynamicTest.dynamicTest(row.situation(), () -> {
                    ObjectNode call = validCall();
                    row.change().accept(call);
                    HttpResponse<String> response = call(call);
                    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
                    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
                    assertThat(withoutUuids(response.body())).isEqualTo(expected);
                    assertThat(log.getAll()).doesNotContain("secret-token", "\nforged");
                }));
    }

    @TestFactory
    @Proves("D8")
    Stream<DynamicTest> aPatientOrRelativeGetsNoCardsWrittenForClinicians() {
        return Stream.of("Patient/warm-up", "RelatedPerson/1")
                .map(user -> DynamicTest.dynamicTest(user, () -> {
                    ObjectNode call = validCall();
                    context(call).put("userId", user);
                    call.remove("prefetch");
                    HttpResponse<String> response = call(call);
                    assertThat(response.statusCode()).isEqualTo(200);
                    assertThat(response.body()).isEqualTo("{\"cards\":[]}");
                }));
    }

    @Test
    @Proves({"A3", "A4"})
    void nothingEmptyIsSentButTheListOfCards() {
        holdsNothingEmpty(JSON.readTree(call(validCall()).body()).get("cards"));
    }

    private static void holdsNothingEmpty(JsonNode node) {
        assertThat(node.isNull()).isFalse();
        assertThat(node.isString() && node.asString().isEmpty()).isFalse();
        if (node.isContainer()) {
            assertThat(node.isEmpty()).as(node.toString()).isFalse();
            node.forEach(AnsweredCallsTest::holdsNothingEmpty);
        }
    }

    @Test
    @Proves("D1")
    void aTrailingSlashIsTolerated() {
        HttpResponse<String> response = send(to(SERVICE + "/")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(validCall().toString())));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void theLineOfTheLogHasCountsAndNothingOfThePatient(CapturedOutput log) {
        call(validCall());
        // The answer goes out before the line is written.
        await().atMost(Duration.ofSeconds(10)).until(() -> log.getAll().contains("call status=200"));
        assertThat(log.getAll())
                .contains("hookInstance=00000000-0000-4000-8000-000000000000")
                .contains("cards=")
                .doesNotContain("Patient/warm-up", "Practitioner/warm-up", "1960-01-01");
    }

    static String withoutUuids(String body) {
        return body.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "uuid");
    }
}
