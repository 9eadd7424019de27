package org.paresthesia.cds.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paresthesia.cds.http.RefusedCallsTest.CANARY;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paresthesia.cds.conformance.Proves;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A body that is not one JSON object in UTF-8 is refused, and nothing of it is repeated (checklist A8, D13). */
@ExtendWith(OutputCaptureExtension.class)
class MalformedBodiesTest extends RunningService {

    private record Text(String situation, String body) {}

    private static Stream<Text> malformed() {
        String valid = validCall().toString();
        return Stream.of(
                new Text("nothing", ""),
                new Text("a word", CANARY),
                new Text("null", "null"),
                new Text("a list", "[" + valid + "]"),
                new Text("a string", "\"" + CANARY + "\""),
                new Text("an object that is cut off", valid.substring(0, valid.length() / 2)),
                new Text("an object that lacks its end", valid.substring(0, valid.length() - 1)),
                new Text("two objects", valid + valid),
                new Text("rubbish after the object", valid + " " + CANARY),
                new Text("a trailing comma", valid.substring(0, valid.length() - 1) + ",}"),
                new Text("a comment", "/* " + CANARY + " */" + valid),
                new Text("a field twice", "{\"hook\":\"patient-view\"," + valid.substring(1)),
                new Text("a field of the context twice", valid.replace("\"userId\"", "\"userId\":\"x\",\"userId\"")),
                new Text("a prefetch key twice", valid.replace("\"conditions\"", "\"conditions\":null,\"conditions\"")),
                new Text("NaN", valid.replace("7.1", "NaN")),
                new Text("deep nesting", "{\"extension\":" + "[".repeat(5000) + "]".repeat(5000) + "}"),
                new Text("a number of 5000 digits", "{\"extension\":" + "1".repeat(5000) + "}"));
    }

    @TestFactory
    @Proves({"A8", "D13", "G6"})
    Stream<DynamicTest> aBodyThatIsNotJsonIsA400(CapturedOutput log) {
        return malformed()
                .map(row -> DynamicTest.dynamicTest(row.situation(), () -> {
                    HttpResponse<String> response = call(row.body());
                    RefusedCallsTest.isOutcome(response, 400, "");
                    assertThat(response.body() + log.getAll()).doesNotContain(CANARY);
                }));
    }

    @TestFactory
    @Proves({"A7", "D13"})
    Stream<DynamicTest> bytesThatAreNotUtf8AreA400() {
        byte[] brokenText = ("{\"hook\":\"" + CANARY + "\"}").getBytes(StandardCharsets.UTF_8);
        brokenText[12] = (byte) 0xC3;
        byte[] utf16 = validCall().toString().getBytes(StandardCharsets.UTF_16LE);
        byte[] skipped = "{\"extension\":{\"x\":\"\u00e9\"}}".getBytes(StandardCharsets.ISO_8859_1);
        return Stream.of(brokenText, utf16, skipped)
                .map(body -> DynamicTest.dynamicTest(
                        body.length + " bytes",
                        () -> RefusedCallsTest.isOutcome(
                                send(to(SERVICE)
                                        .header("Content-Type", "application/json")
                                        .POST(BodyPublishers.ofByteArray(body))),
                                400,
                                "")));
    }
}
