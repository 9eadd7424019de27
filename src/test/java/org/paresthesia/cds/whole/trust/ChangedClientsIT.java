package org.paresthesia.cds.whole.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.trust.token.Signer;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.Templates;
import org.paresthesia.cds.whole.WholeService;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Two clients in a file that is changed while the service runs: each has its own services, and what is stopped stays away at once. */
@ExtendWith(OutputCaptureExtension.class)
class ChangedClientsIT extends WholeService {

    private static final String PATH = "/cds-services/limb-paresthesia-";
    private static final String VIEW = PATH + "patient-view";
    private static final String SIGN = PATH + "order-sign";
    private static final String PAGE = "https://pages.example.org";
    private static final Signer CLINIC = Signer.es384("clinic");
    private static final Signer WARD = Signer.rs384("ward");

    @TempDir
    private static Path folder;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void file(DynamicPropertyRegistry registry) throws IOException {
        Files.writeString(folder.resolve("clinic.json"), Signer.keySet(CLINIC));
        Files.writeString(folder.resolve("ward.json"), Signer.keySet(WARD));
        write("");
        registry.add("paresthesia.authentication.required", () -> true);
        registry.add("paresthesia.clients-file", folder.resolve("clients.yaml")::toString);
    }

    private static void write(String stopped) throws IOException {
        String text =
                """
                paresthesia:
                  clients:
                    clinic:
                      zone: UTC
                      services: [limb-paresthesia-patient-view]
                      cors-origins: ["https://pages.example.org"]
                      token: {issuer: "https://clinic.example.org", jwk-set-file: "%1$s/clinic.json"}
                    ward:
                      zone: UTC
                      cors-origins: ["https://ward.example.org"]
                      token: {issuer: "https://ward.example.org", jwk-set-file: "%1$s/ward.json"}
                """
                        .formatted(folder);
        Path beside = Files.writeString(folder.resolve("beside"), text + stopped);
        Files.move(beside, folder.resolve("clients.yaml"), StandardCopyOption.REPLACE_EXISTING);
    }

    @BeforeEach
    void nothingIsStopped() throws IOException {
        write("");
        send("/health", request -> request);
    }

    private String token(Signer client, String path) {
        String issuer = client == CLINIC ? "https://clinic.example.org" : "https://ward.example.org";
        return "Bearer "
                + client.sign(Signer.claims(issuer, "http://localhost:" + port + path, Instant.now())
                        .build());
    }

    private HttpResponse<String> get(Signer client, String path) {
        return send(path, request -> request.header("Authorization", token(client, path)));
    }

    private HttpResponse<String> post(Signer client, String path, String body) {
        return send(path, request -> request.header("Authorization", token(client, path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private Answer call(Signer client) {
        Chart chart = Chart.demo("v02");
        Templates templates =
                Templates.of(Json.tree(get(client, "/cds-services").body()), "patient-view");
        HttpResponse<String> response = post(
                client, VIEW, Call.of(chart).prefetch(templates.prefetch(chart)).json());
        return new Answer(response.statusCode(), response.body());
    }

    @Test
    @Proves({"G6", "M14"})
    void aServiceThatAClientMayNotCallIs403ForItAlone() {
        HttpResponse<String> refused = post(CLINIC, SIGN, "not even JSON");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"OperationOutcome\"", "\"forbidden\"", "this client may not call");
        assertThat(post(CLINIC, SIGN + "/feedback", "{}").statusCode()).isEqualTo(403);
        assertThat(post(WARD, SIGN, "not even JSON").statusCode()).isEqualTo(400);
        assertThat(post(CLINIC, PATH + "unknown", "{}").statusCode()).isEqualTo(404);
        assertThat(send(SIGN, request -> request.POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .as("nobody is told before it is known who asks")
                .isEqualTo(401);
    }

    @Test
    @Proves("B12")
    void eachClientDiscoversItsOwnServices() {
        HttpResponse<String> own = get(CLINIC, "/cds-services");
        HttpResponse<String> all = get(WARD, "/cds-services");
        assertThat(Json.tree(own.body()).get("services")).hasSize(1);
        assertThat(Json.tree(all.body()).get("services")).hasSize(5);
        assertThat(own.headers().firstValue("ETag")).isNotEqualTo(all.headers().firstValue("ETag"));
        assertThat(own.headers().firstValue("Cache-Control").orElseThrow()).contains("private");
    }

    @Test
    @Proves("N2")
    void aPageOfOneClientDoesNotReadWhatAnotherIsAnswered() {
        assertThat(asPage(CLINIC).headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue(PAGE);
        assertThat(asPage(WARD).headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    private HttpResponse<String> asPage(Signer client) {
        return send("/cds-services", request -> request.header("Authorization", token(client, "/cds-services"))
                .header("Origin", PAGE));
    }

    @Test
    void aStoppedTopicIsGoneFromTheNextCallOnAndComesBack(CapturedOutput output) throws IOException {
        List<String> usual = call(WARD).topics();
        assertThat(usual).isNotEmpty();
        write("  stopped:\n    topics: [" + usual.get(0) + "]\n");
        assertThat(call(WARD).topics()).doesNotContain(usual.get(0));
        assertThat(output.getAll()).contains("topics are stopped: [" + usual.get(0) + "]");
        write("");
        assertThat(call(WARD).topics()).isEqualTo(usual);
    }

    @Test
    void allCardsStopAtOnceForEveryoneAndHealthTellsIt(CapturedOutput output) throws IOException {
        write("  stopped:\n    all: true\n");
        assertThat(Json.tree(send("/health", request -> request).body())
                        .at("/meters/paresthesia.stopped.all")
                        .asInt())
                .isOne();
        for (Signer client : List.of(CLINIC, WARD)) {
            Answer answer = call(client);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.topics()).isEmpty();
        }
        assertThat(output.getAll()).contains("all cards are stopped");
    }

    @Test
    void aBadFileIsRefusedAndTheClientsOfBeforeCanStillCall(CapturedOutput output) throws IOException {
        write("  stopped:\n    topics: [no-such-topic]\n");
        assertThat(call(WARD).topics()).isNotEmpty();
        assertThat(output.getAll()).contains("those of before stay in force", "there is no topic no-such-topic");
        assertThat(Json.tree(send("/health", request -> request).body())
                        .at("/meters/paresthesia.clients.refused")
                        .asInt())
                .isOne();
    }
}
