package org.paresthesia.cds.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Valid calls get cards, in whatever form they arrive (checklist A1, A3, A4, A7, A8, D1, D6, D8, D9, D15, O1). */
@ExtendWith(OutputCaptureExtension.class)
class AnsweredCallsTest extends RunningService {

    private record Row(String situation, Consumer<ObjectNode> change) {}

    private static ObjectNode context(ObjectNode call) {
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
                new Row("with a huge number", call -> call.put("extension", new java.math.BigDecimal("1e999"))),
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

    @Test
    void aCompressedCallIsRead() throws IOException {
        HttpResponse<String> response = send(to(SERVICE)
                .header("Content-Type", "application/json;charset=utf-8")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(validCall().toString()))));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(withoutUuids(response.body()))
                .isEqualTo(withoutUuids(call(validCall()).body()));
    }

    @Test
    void aByteOrderMarkIsNoHindrance() {
        assertThat(call("\uFEFF" + validCall()).statusCode()).isEqualTo(200);
    }

    @Test
    void aChunkedCallIsRead() {
        byte[] body = validCall().toString().getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> response = send(to(SERVICE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> aBodyOverTheLimitIsA413() throws IOException {
        String tooLong = "{\"extension\":\"" + "x".repeat(300_000) + "\"}";
        byte[] plain = tooLong.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                DynamicTest.dynamicTest("as announced", () -> RefusedCallsTest.isOutcome(call(tooLong), 413, "limit")),
                DynamicTest.dynamicTest(
                        "in chunks",
                        () -> RefusedCallsTest.isOutcome(
                                send(to(SERVICE)
                                        .header("Content-Type", "application/json")
                                        .POST(BodyPublishers.ofInputStream(
                                                () -> new java.io.ByteArrayInputStream(plain)))),
                                413,
                                "limit")),
                DynamicTest.dynamicTest(
                        "after decompression",
                        () -> RefusedCallsTest.isOutcome(
                                send(to(SERVICE)
                                        .header("Content-Type", "application/json")
                                        .header("Content-Encoding", "gzip")
                                        .POST(BodyPublishers.ofByteArray(gzip(tooLong)))),
                                413,
                                "limit")));
    }

    @Test
    void aBodyOfExactlyTheLimitIsRead() {
        String call = validCall().toString();
        String padding = " ".repeat(256 * 1024 - call.length());
        assertThat(call(call + padding).statusCode()).isEqualTo(200);
        assertThat(call(call + padding + " ").statusCode()).isEqualTo(413);
    }

    @TestFactory
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
    void withoutPrefetchAndServerTheKeyIsNamed() {
        ObjectNode call = validCall();
        call.remove("prefetch");
        RefusedCallsTest.isOutcome(call(call), 412, "patient");
        assertThat(call(validCall()).statusCode()).as("the process lives").isEqualTo(200);
    }

    @Test
    void withoutConditionsNothingIsCertainAndTheKeyIsNamed() {
        ObjectNode call = validCall();
        ObjectNode prefetch = call.putObject("prefetch");
        prefetch.set("patient", validCall().get("prefetch").get("patient"));
        RefusedCallsTest.isOutcome(call(call), 412, "conditions");
    }

    @Test
    void withoutConditionsButWithEverythingElseNothingIsSaidEither() {
        ObjectNode call = validCall();
        ((ObjectNode) call.get("prefetch")).remove("conditions");
        HttpResponse<String> response = call(call);
        assertThat(response.body())
                .as("never silence for a chart that was not read")
                .isNotEqualTo("{\"cards\":[]}");
    }

    @Test
    void anotherPatientsRecordIsRefused() {
        ObjectNode call = validCall();
        context(call).put("patientId", "somebody-else");
        RefusedCallsTest.isOutcome(call(call), 400, "patientId");
    }

    @Test
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
    void aTrailingSlashIsTolerated() {
        HttpResponse<String> response = send(to(SERVICE + "/")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(validCall().toString())));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void theLineOfTheLogHasCountsAndNothingOfThePatient(CapturedOutput log) {
        call(validCall());
        assertThat(log.getAll())
                .contains("call status=200")
                .contains("hookInstance=00000000-0000-4000-8000-000000000000")
                .contains("cards=")
                .doesNotContain("Patient/warm-up", "Practitioner/warm-up", "1960-01-01");
    }

    private static String withoutUuids(String body) {
        return body.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "uuid");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
