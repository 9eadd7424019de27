package org.paresthesia.cds.whole.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.http.incoming.Sink;
import org.paresthesia.cds.trust.token.Signer;
import org.paresthesia.cds.whole.StubEhr;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service as a hospital starts it: TLS, signed calls, and no FHIR server over plain HTTP (checklist D5). */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "paresthesia.authentication.required=true",
            "paresthesia.clients.ehr.topics-on=rf-stroke,rf-cauda,rf-limb-vessel-a,rf-cord,rf-limb-vessel-v,rf-gbs"
        })
@ActiveProfiles("prod")
class ProductionIT {

    private static final String ISSUER = "https://ehr.example.org";
    private static final String SERVICE = "/cds-services/limb-paresthesia-patient-view";
    private static final Signer EHR = Signer.es384("ehr");

    @TempDir
    private static Path folder;

    private static Certificate own;
    private static StubEhr plain;
    private static Sink sink;
    private static int operation;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void production(DynamicPropertyRegistry registry) throws Exception {
        own = Certificate.in(folder);
        registry.add("server.ssl.certificate", own.certificate()::toString);
        registry.add("server.ssl.certificate-private-key", own.privateKey()::toString);
        sink = new Sink();
        registry.add(
                "paresthesia.clients.ehr.fhir-servers",
                () -> "https://localhost,https://127.0.0.1,https://localhost:" + sink.port() + ",https://[::1]:"
                        + sink.port());
        try (ServerSocket free = new ServerSocket(0)) {
            operation = free.getLocalPort();
        }
        registry.add("paresthesia.management.port", () -> operation);
        Path keys = Files.writeString(folder.resolve("keys.json"), Signer.keySet(EHR));
        registry.add("paresthesia.clients.ehr.token.issuer", () -> ISSUER);
        registry.add("paresthesia.clients.ehr.token.jwk-set-file", keys::toString);
    }

    @BeforeAll
    static void start() {
        plain = new StubEhr("127.0.0.1");
    }

    @AfterAll
    static void stop() throws IOException {
        plain.close();
        sink.close();
    }

    private HttpResponse<String> call(String body) throws Exception {
        String address = "https://localhost:" + port + SERVICE;
        String token = EHR.sign(Signer.claims(ISSUER, address, Instant.now()).build());
        HttpClient client = HttpClient.newBuilder().sslContext(own.trusting()).build();
        return client.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String callWith(String fhirServer) {
        return """
            {"hook":"patient-view","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
             "fhirServer":"%s",
             "fhirAuthorization":{"access_token":"t","token_type":"Bearer","expires_in":300,"scope":"patient/*.read","subject":"cds"},
             "context":{"userId":"Practitioner/p","patientId":"ada"},
             "prefetch":{"patient":{"resourceType":"Patient","id":"ada","birthDate":"1959-11-20"}}}"""
                .formatted(fhirServer);
    }

    /** The data that is needed is there for the asking, over plain HTTP: it is not asked for, and the call is refused. */
    @TestFactory
    @Proves("D5")
    Stream<DynamicTest> aServerOverPlainHttpIsNotAsked() {
        return Stream.of("localhost", "127.0.0.1")
                .flatMap(host ->
                        Stream.of(plain.address(host), plain.address(host).replace("http:", "HTTP:")))
                .map(address -> DynamicTest.dynamicTest(address.replaceAll(":[0-9]+", ""), () -> {
                    plain.reset();
                    plain.serveAll(WireMock.okForContentType(
                            "application/fhir+json", "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}"));
                    HttpResponse<String> response = call(callWith(address));
                    assertThat(response.statusCode()).as(response.body()).isEqualTo(412);
                    assertThat(response.body()).contains("OperationOutcome");
                    assertThat(plain.asked()).isEmpty();
                }));
    }

    /** The site has named it, and its name leads to this very machine, whose range the site has not listed. */
    @TestFactory
    @Proves("F7")
    Stream<DynamicTest> aServerInsideIsNotConnectedTo() {
        return Stream.of("localhost", "[::1]")
                .map(host -> DynamicTest.dynamicTest(host, () -> {
                    assertThat(call(callWith("https://" + host + ":" + sink.port() + "/fhir"))
                                    .statusCode())
                            .isEqualTo(412);
                    assertThat(sink.connections()).isZero();
                }));
    }

    private HttpResponse<String> get(String address) throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(own.trusting()).build();
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    @Test
    void thereAreNoPages() throws Exception {
        for (String path : new String[] {"/", "/api", "/playground/why", "/board", "/knowledge", "/login"}) {
            assertThat(get("https://localhost:" + port + path).statusCode())
                    .as(path)
                    .isIn(401, 404);
        }
    }

    @Test
    void whetherItIsWellIsAskedOnThePortForTheOperation() throws Exception {
        assertThat(get("https://localhost:" + port + "/health").statusCode()).isEqualTo(404);
        assertThat(get("http://localhost:" + operation + "/health").body()).contains("\"UP\"");
        assertThat(get("http://localhost:" + operation + "/cds-services").statusCode())
                .isEqualTo(404);
    }
}
