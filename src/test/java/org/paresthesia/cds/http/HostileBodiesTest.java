package org.paresthesia.cds.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.springframework.test.context.TestPropertySource;

/** Bodies that are made to wear the service out cost it little (checklist A8, G9). */
@TestPropertySource(
        properties = {"paresthesia.limits.body-time=1s", "paresthesia.limits.text=64KB", "paresthesia.limits.depth=40"})
class HostileBodiesTest extends RunningService {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** A hundred megabytes in a hundred kilobytes; of it no more is unpacked than a body may have. */
    @Test
    @Proves("A8")
    void aBombOfGzipIsA413() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int megabytes = 0; megabytes < 100; megabytes++) {
                out.write(spaces);
            }
        }
        assertThat(bomb.size()).isLessThan(256 * 1024);
        HttpResponse<String> response = send(to(SERVICE)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(bomb.toByteArray())));
        RefusedCallsTest.isOutcome(response, 413, "limit");
    }

    private record Row(String situation, String body) {}

    @TestFactory
    @Proves("A8")
    Stream<DynamicTest> whatIsTooLongOrTooDeepInsideIsA400() {
        String valid = validCall().toString();
        return Stream.of(
                        new Row("a text", valid.replace("Practitioner/warm-up", "x".repeat(70_000))),
                        new Row("a number", "{\"x\":" + "1".repeat(1_001) + "," + valid.substring(1)),
                        new Row("a fraction", "{\"x\":0." + "1".repeat(1_001) + "," + valid.substring(1)),
                        new Row("a name", "{\"" + "n".repeat(70_000) + "\":1," + valid.substring(1)),
                        new Row("a nesting", "{\"x\":" + "[".repeat(41) + "]".repeat(41) + "," + valid.substring(1)))
                .map(row -> DynamicTest.dynamicTest(
                        row.situation(), () -> RefusedCallsTest.isOutcome(call(row.body()), 400, "")));
    }

    @Test
    @Proves("A8")
    void whatIsWithinTheLimitsIsRead() {
        String valid = validCall().toString();
        String more = "{\"x\":{\"text\":\"" + "x".repeat(60_000) + "\",\"number\":" + "1".repeat(999) + ",\"list\":"
                + "[".repeat(30) + "]".repeat(30) + "}," + valid.substring(1);
        assertThat(call(more).statusCode()).isEqualTo(200);
    }

    @Test
    @Proves({"A8", "G9"})
    void aBodyThatTricklesInIsA408AndTheConnectionEnds() throws Exception {
        String answer = trickle("POST " + SERVICE + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nContent-Length: 200000\r\n\r\n{");
        assertThat(answer).startsWith("HTTP/1.1 408").contains("OperationOutcome");
    }

    @Test
    @Proves({"A8", "G9"})
    void aBodyThatNobodyReadsCannotHoldTheConnectionEither() throws Exception {
        String answer = trickle("POST /cds-services/unknown HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
        assertThat(answer).startsWith("HTTP/1.1 404").contains("OperationOutcome");
    }

    /** The next request goes over the same connection, which must not be closed without a word. */
    @Test
    @Proves("A8")
    void aClientThatWasRefusedBeforeItsBodyWasReadMayGoOn() {
        for (int i = 0; i < 200; i++) {
            assertThat(callTo("/cds-services/unknown", validCall().toString()).statusCode())
                    .isEqualTo(404);
        }
    }

    /** More than there are threads: what they send byte by byte is not waited for, and others are answered meanwhile. */
    @Test
    @Proves("G9")
    void aCrowdOfSlowClientsHoldsNobodyUp() throws IOException {
        List<Socket> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket slow = new Socket("localhost", port());
                crowd.add(slow);
                slow.getOutputStream()
                        .write(("POST /cds-services/unknown HTTP/1.1\r\nHost: localhost\r\n"
                                        + "Content-Type: application/json\r\nContent-Length: 200000\r\n\r\n{")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(call(validCall()).statusCode()).isEqualTo(200);
        } finally {
            for (Socket slow : crowd) {
                slow.close();
            }
        }
    }

    /** Sends a byte now and then until the service has ended the connection; what it answered. */
    private String trickle(String start) throws Exception {
        try (Socket socket = new Socket("localhost", port())) {
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            out.write(start.getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            Instant end = Instant.now().plus(LONGEST);
            socket.setSoTimeout(100);
            boolean isOpen = true;
            while (isOpen) {
                assertThat(Instant.now()).as("the connection is ended").isBefore(end);
                isOpen = goesOn(start, out) && isHeard(in, answer);
            }
            return answer.toString();
        }
    }

    private static boolean goesOn(String start, OutputStream out) throws IOException {
        try {
            out.write((start.contains("chunked") ? "1\r\n \r\n" : " ").getBytes(StandardCharsets.US_ASCII));
            return true;
        } catch (SocketException ended) {
            return false;
        }
    }

    private static boolean isHeard(InputStream in, StringBuilder answer) throws IOException {
        try {
            byte[] bytes = new byte[4096];
            int read = in.read(bytes);
            answer.append(new String(bytes, 0, Math.max(read, 0), StandardCharsets.UTF_8));
            return read >= 0;
        } catch (SocketTimeoutException nothingYet) {
            return true;
        } catch (SocketException ended) {
            return false;
        }
    }
}
