package org.paresthesia.cds.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;

/** What the web server refuses before the service sees it is answered in JSON too, without the server's name. */
class ContainerProblemsTest extends RunningService {

    /** What no HTTP client would send, so it is written by hand. */
    @TestFactory
    @Proves({"A1", "G5"})
    Stream<DynamicTest> whatTomcatRefusesIsJsonToo() {
        return Stream.of(
                        List.of("a broken escape in the path", "GET /cds-services/%zz HTTP/1.1", ""),
                        List.of("a character that no path has", "GET /cds-services/<x> HTTP/1.1", ""),
                        List.of("an encoded slash", "GET /cds-services/a%2Fb HTTP/1.1", ""),
                        List.of("a path that climbs out", "GET /cds-services/../../etc/passwd HTTP/1.1", ""),
                        List.of(
                                "a header that is too long",
                                "GET /cds-services HTTP/1.1",
                                "X: " + "y".repeat(50_000) + "\r\n"),
                        List.of("a version that does not exist", "GET /cds-services HTTP/9.9", ""),
                        List.of("a method that does not exist", "FROBNICATE /cds-services HTTP/1.1", ""),
                        List.of("TRACE", "TRACE /cds-services HTTP/1.1", ""))
                .map(row -> DynamicTest.dynamicTest(row.get(0), () -> {
                    String answer =
                            raw(row.get(1) + "\r\nHost: localhost\r\n" + row.get(2) + "Connection: close\r\n\r\n");
                    assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("HTTP/1.1 2", "HTTP/1.1 500");
                    assertThat(answer)
                            .doesNotContainIgnoringCase("<html")
                            .doesNotContain("Tomcat", "Server:", "Exception");
                    if (answer.indexOf("\r\n\r\n") + 4 < answer.length()) {
                        assertThat(answer)
                                .contains("application/json")
                                .contains("\"resourceType\":\"OperationOutcome\"");
                    }
                }));
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port());
                OutputStream out = socket.getOutputStream()) {
            socket.setSoTimeout(5_000);
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
