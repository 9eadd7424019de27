package org.paresthesia.cds.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls that don't keep to CDS Hooks are told what is wrong (checklist D2 to D14, G5, G6). */
class RefusedCallsTest extends RunningService {

    static final String CANARY = "Zebrafinch";

    private record Row(String situation, Consumer<ObjectNode> change, int status, String diagnosis) {}

    private static Row row(String situation, Consumer<ObjectNode> change, int status, String diagnosis) {
        return new Row(situation, change, status, diagnosis);
    }

    private static ObjectNode context(ObjectNode call) {
        return (ObjectNode) call.get("context");
    }

    private static Stream<Row> invalidCalls() {
        return Stream.of(
                row("no hook", call -> call.remove("hook"), 400, "hook is required"),
                row("an empty hook", call -> call.put("hook", ""), 400, "hook is required"),
                row("a hook that is a number", call -> call.put("hook", 1), 400, "hook must be a string"),
                row("another hook", call -> call.put("hook", "order-sign"), 400, "hook must be patient-view"),
                row("no hookInstance", call -> call.remove("hookInstance"), 400, "hookInstance is required"),
                row("a null hookInstance", call -> call.putNull("hookInstance"), 400, "hookInstance must be a string"),
                row("no context", call -> call.remove("context"), 400, "context is required"),
                row("a null context", call -> call.putNull("context"), 400, "context is required"),
                row("an empty context", call -> call.putObject("context"), 400, "context is required"),
                row("a context that is a list", call -> call.putArray("context"), 400, "context must be an object"),
                row("no userId", call -> context(call).remove("userId"), 400, "context.userId is required"),
                row("no patientId", call -> context(call).remove("patientId"), 400, "context.patientId is required"),
                row(
                        "a patientId that is a number",
                        call -> context(call).put("patientId", 7),
                        400,
                        "context.patientId"),
                row("an empty patientId", call -> context(call).put("patientId", ""), 400, "context.patientId"),
                row(
                        "a patientId that is a query",
                        call -> context(call).put("patientId", "1&_include=*"),
                        400,
                        "FHIR id"),
                row("a patientId with $1", call -> context(call).put("patientId", "$1"), 400, "FHIR id"),
                row(
                        "a patientId of 65 letters",
                        call -> context(call).put("patientId", "a".repeat(65)),
                        400,
                        "FHIR id"),
                row("an encounterId with a space", call -> context(call).put("encounterId", "1 2"), 400, "FHIR id"),
                row("a userId without type", call -> context(call).put("userId", "123"), 400, "context.userId"),
                row("a user that is a device", call -> context(call).put("userId", "Device/1"), 400, "context.userId"),
                row(
                        "prefetch that is a string",
                        call -> call.put("prefetch", CANARY),
                        400,
                        "prefetch must be an object"),
                row("an authorization without server", RefusedCallsTest::authorize, 400, "fhirServer is required"),
                row("an authorization that is a string", call -> call.put("fhirAuthorization", CANARY), 400, "object"),
                row("a FHIR server that is a word", call -> call.put("fhirServer", CANARY), 400, "fhirServer"),
                row(
                        "a FHIR server with a user",
                        call -> call.put("fhirServer", "http://u@localhost/"),
                        400,
                        "fhirServer"),
                row(
                        "a FHIR server that is a file",
                        call -> call.put("fhirServer", "file:///etc/hosts"),
                        400,
                        "fhirServer"));
    }

    private static void authorize(ObjectNode call) {
        call.putObject("fhirAuthorization")
                .put("access_token", CANARY)
                .put("token_type", "Bearer")
                .put("expires_in", 300)
                .put("scope", "patient/*.read")
                .put("subject", "cds");
    }

    @TestFactory
    @Proves({"D2", "D3", "D4", "D5", "D8", "D9", "G4", "G5", "G6"})
    Stream<DynamicTest> aCallThatIsNotValidIsToldWhatIsWrong() {
        return invalidCalls()
                .map(row -> DynamicTest.dynamicTest(row.situation(), () -> {
                    ObjectNode call = validCall();
                    row.change().accept(call);
                    isOutcome(call(call), row.status(), row.diagnosis());
                }));
    }

    @TestFactory
    @Proves({"D13", "G6"})
    Stream<DynamicTest> onlyJsonInUtf8IsTaken() {
        return Stream.of(
                        "text/plain",
                        "application/fhir+json",
                        "application/xml",
                        "application/json; charset=iso-8859-1",
                        "application/json; charset=no-such",
                        "rubbish",
                        "*/*")
                .map(type -> DynamicTest.dynamicTest(
                        type,
                        () -> isOutcome(
                                send(to(SERVICE).header("Content-Type", type).POST(BodyPublishers.ofString("{}"))),
                                415,
                                "")));
    }

    @Test
    @Proves("D13")
    void aBodyWithoutAnyTypeIsA415() {
        isOutcome(send(to(SERVICE).POST(BodyPublishers.ofString("{}"))), 415, "Content-Type");
    }

    @Test
    void anUnknownCompressionIsA415() {
        isOutcome(
                send(to(SERVICE)
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "br")
                        .POST(BodyPublishers.ofString("{}"))),
                415,
                "Content-Encoding");
    }

    @Test
    @Proves("A8")
    void aBodyThatIsNotCompressedAsItSaysIsA400() {
        isOutcome(
                send(to(SERVICE)
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofString("{}"))),
                400,
                "gzip");
    }

    @Test
    @Proves({"D14", "G6"})
    void anUnknownServiceIsA404WithoutItsNameRepeated() {
        HttpResponse<String> response = send(to("/cds-services/" + CANARY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(validCall().toString())));
        isOutcome(response, 404, "no service");
        assertThat(response.body()).doesNotContain(CANARY);
    }

    @TestFactory
    @Proves({"D14", "G6"})
    Stream<DynamicTest> otherMethodsOnAServiceAreA405() {
        return Stream.of("GET", "PUT", "DELETE", "PATCH")
                .map(method -> DynamicTest.dynamicTest(method, () -> {
                    HttpResponse<String> response = send(to(SERVICE).method(method, BodyPublishers.noBody()));
                    isOutcome(response, 405, "");
                    assertThat(response.headers().firstValue("Allow")).hasValue("POST");
                }));
    }

    @TestFactory
    Stream<DynamicTest> thereIsNothingAtOtherAddresses() {
        return Stream.of(
                        "/",
                        "/error",
                        "/favicon.ico",
                        "/cds-services/a/b/c",
                        SERVICE + "/feedback/more",
                        "/actuator",
                        "/index.html")
                .map(path -> DynamicTest.dynamicTest(
                        path,
                        () -> isOutcome(
                                send(to(path).header("Content-Type", "application/json")
                                        .header("Accept", "text/html")
                                        .POST(BodyPublishers.ofString("{}"))),
                                404,
                                "")));
    }

    static void isOutcome(HttpResponse<String> response, int status, String diagnosis) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("Server")).isEmpty();
        FhirContext.forR4Cached()
                .newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(OperationOutcome.class, response.body());
        JsonNode outcome = JSON.readTree(response.body());
        assertThat(outcome.path("resourceType").asString("")).isEqualTo("OperationOutcome");
        JsonNode issue = outcome.path("issue").path(0);
        assertThat(issue.path("severity").asString("")).isEqualTo("error");
        assertThat(issue.path("code").asString("")).isNotBlank();
        assertThat(issue.path("details").path("text").asString("")).isNotBlank();
        assertThat(issue.path("diagnostics").asString("")).contains(diagnosis);
        assertThat(response.body()).doesNotContain(CANARY, "Exception", "\tat ", "<html");
    }
}
