package org.paresthesia.cds.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;

/** Bodies are read however they are transferred, and never beyond the limit (checklist A7, A8). */
class BodiesTest extends RunningService {

    @Test
    @Proves({"A7", "A8"})
    void aCompressedCallIsRead() throws IOException {
        HttpResponse<String> response = send(to(SERVICE)
                .header("Content-Type", "application/json;charset=utf-8")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(validCall().toString()))));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(AnsweredCallsTest.withoutUuids(response.body()))
                .isEqualTo(AnsweredCallsTest.withoutUuids(call(validCall()).body()));
    }

    @Test
    @Proves("A7")
    void aByteOrderMarkIsNoHindrance() {
        assertThat(call("\uFEFF" + validCall()).statusCode()).isEqualTo(200);
    }

    @Test
    @Proves("A7")
    void aChunkedCallIsRead() {
        byte[] body = validCall().toString().getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> response = send(to(SERVICE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @TestFactory
    @Proves({"A8", "G6"})
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
                                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(plain)))),
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
    @Proves("A8")
    void aBodyOfExactlyTheLimitIsRead() {
        String call = validCall().toString();
        String padding = " ".repeat(256 * 1024 - call.length());
        assertThat(call(call + padding).statusCode()).isEqualTo(200);
        assertThat(call(call + padding + " ").statusCode()).isEqualTo(413);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
