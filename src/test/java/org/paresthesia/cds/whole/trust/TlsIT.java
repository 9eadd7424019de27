package org.paresthesia.cds.whole.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.WholeService;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service with a certificate in PEM files: it speaks TLS 1.2 and newer and nothing else. */
class TlsIT extends WholeService {

    private static final int ALERT = 0x15;
    private static final int HANDSHAKE = 0x16;

    @TempDir
    private static Path folder;

    private static Certificate own;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void certificate(DynamicPropertyRegistry registry) throws Exception {
        own = Certificate.in(folder);
        registry.add("server.ssl.certificate", own.certificate()::toString);
        registry.add("server.ssl.certificate-private-key", own.privateKey()::toString);
    }

    @Test
    @Proves("A2")
    void discoveryComesOverTls() throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(own.trusting()).build();
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/cds-services"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @TestFactory
    @Proves("A2")
    Stream<DynamicTest> theVersionsOfTls() {
        return Stream.of("TLSv1.2", "TLSv1.3")
                .map(version -> DynamicTest.dynamicTest(
                        version, () -> assertThat(handshake(version)).isEqualTo(version)));
    }

    /** Sent byte by byte, because a client of today does not offer them any more. */
    @TestFactory
    @Proves("A2")
    Stream<DynamicTest> olderVersionsAreRefused() {
        return Stream.of(1, 2, 3)
                .map(minor -> DynamicTest.dynamicTest("TLS 1." + (minor - 1), () -> {
                    try (Socket socket = new Socket("localhost", port)) {
                        socket.getOutputStream().write(hello(minor));
                        assertThat(socket.getInputStream().read()).isEqualTo(minor < 3 ? ALERT : HANDSHAKE);
                    }
                }));
    }

    /** A ClientHello of RFC 5246 for this minor version, with suites for elliptic keys and the extensions they need. */
    private static byte[] hello(int minor) {
        String extensions = "000a0006000400180017" + "000b00020100" + "000d0006000405030403";
        String body = "03%02x".formatted(minor) + "11".repeat(32) + "00" + "0006" + "c02bc02cc009" + "0100"
                + "%04x".formatted(extensions.length() / 2) + extensions;
        String handshake = "01%06x".formatted(body.length() / 2) + body;
        return HexFormat.of().parseHex("160301%04x".formatted(handshake.length() / 2) + handshake);
    }

    private String handshake(String version) throws Exception {
        try (SSLSocket socket = (SSLSocket) own.trusting().getSocketFactory().createSocket("localhost", port)) {
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    @Test
    @Proves("A2")
    void plainHttpGetsNoAnswerOfTheService() throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write("GET /cds-services HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("limb-paresthesia")
                    .doesNotContain("200");
        }
    }
}
