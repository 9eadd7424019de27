package org.paresthesia.cds.whole.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.trust.token.Signer;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.StubEhr;
import org.paresthesia.cds.whole.WholeService;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** One client's flood is refused, told when to come again, and not noticed by another client. */
class ClientLimitsIT extends WholeService {

    private static final String SERVICE = "/cds-services/limb-paresthesia-patient-view";
    private static final Signer FLOOD = Signer.es384("flood");
    private static final Signer CALM = Signer.es384("calm");
    private static final Signer SLOW = Signer.es384("slow");

    @TempDir
    private static Path folder;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void clients(DynamicPropertyRegistry registry) throws IOException {
        registry.add("paresthesia.authentication.required", () -> true);
        client(registry, "flood", FLOOD);
        client(registry, "calm", CALM);
        client(registry, "slow", SLOW);
        registry.add("paresthesia.clients.flood.limits.calls-per-minute", () -> 1);
        registry.add("paresthesia.clients.flood.limits.burst", () -> 5);
        registry.add("paresthesia.clients.slow.limits.at-once", () -> 1);
        registry.add("paresthesia.clients.slow.fhir-servers", () -> "localhost");
        registry.add("paresthesia.fhir-server.per-query", () -> "20s");
        registry.add("paresthesia.fhir-server.total", () -> "20s");
    }

    private static void client(DynamicPropertyRegistry registry, String id, Signer keys) throws IOException {
        Path file = Files.writeString(folder.resolve(id + ".json"), Signer.keySet(keys));
        registry.add("paresthesia.clients." + id + ".zone", () -> "UTC");
        registry.add("paresthesia.clients." + id + ".token.issuer", () -> issuer(id));
        registry.add("paresthesia.clients." + id + ".token.jwk-set-file", file::toString);
    }

    private static String issuer(String id) {
        return "https://" + id + ".example.org";
    }

    private HttpResponse<String> call(String client, Signer keys, String body) {
        String address = "http://localhost:" + port + SERVICE;
        String token =
                keys.sign(Signer.claims(issuer(client), address, Instant.now()).build());
        return send(SERVICE, request -> request.header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body)));
    }

    /** The made-up call that the service warms up with; everything that is asked for is in it. */
    private static String aCall() {
        try {
            return new ClassPathResource("warm-up/patient-view.json")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace("{{today}}", "2026-11-20");
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static void saysWhenToComeAgain(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isPositive();
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(Json.tree(response.body()).get("resourceType").asString()).isEqualTo("OperationOutcome");
    }

    @Test
    @Proves("G6")
    void aFloodIsRefusedAndAnotherClientDoesNotNotice() {
        List<Integer> flooded = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            HttpResponse<String> response = call("flood", FLOOD, aCall());
            flooded.add(response.statusCode());
            if (response.statusCode() != 200) {
                saysWhenToComeAgain(response, 429);
            }
            if (i % 4 == 0) {
                assertThat(call("calm", CALM, aCall()).statusCode()).isEqualTo(200);
            }
        }
        assertThat(flooded.subList(0, 5)).as("the burst is let through").containsOnly(200);
        assertThat(flooded).contains(429);
        JsonNode meters = Json.tree(send("/health", request -> request).body()).get("meters");
        assertThat(meters.get("paresthesia.limits.too.often").asDouble()).isPositive();
    }

    @Test
    @Proves("G6")
    void moreThanMayBeAnsweredAtOnceAreRefused() {
        try (StubEhr ehr = new StubEhr("127.0.0.1")) {
            ehr.serveAll(
                    WireMock.okForContentType("application/fhir+json", "{}").withFixedDelay(60_000));
            String waits =
                    """
                {"hook":"patient-view","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","fhirServer":"%s",
                 "fhirAuthorization":{"access_token":"t","token_type":"Bearer","expires_in":300,"scope":"patient/*.read","subject":"cds"},
                 "context":{"userId":"Practitioner/p","patientId":"ada"}}"""
                            .formatted(ehr.address("localhost"));
            CompletableFuture<HttpResponse<String>> first =
                    CompletableFuture.supplyAsync(() -> call("slow", SLOW, waits));
            await().atMost(Duration.ofMinutes(1)).until(() -> !ehr.asked().isEmpty() || first.isDone());
            saysWhenToComeAgain(call("slow", SLOW, aCall()), 503);
            assertThat(call("calm", CALM, aCall()).statusCode()).isEqualTo(200);
            assertThat(first.join().statusCode()).isEqualTo(412);
            assertThat(call("slow", SLOW, aCall()).statusCode())
                    .as("its turn has come")
                    .isEqualTo(200);
        }
    }

    @Test
    @Proves("G6")
    void discoveryAndFeedbackCountToo() {
        IntStream.range(0, 6).forEach(i -> call("flood", FLOOD, "{}"));
        for (String path : List.of("/cds-services", SERVICE + "/feedback")) {
            String token = FLOOD.sign(Signer.claims(issuer("flood"), "http://localhost:" + port + path, Instant.now())
                    .build());
            saysWhenToComeAgain(
                    send(path, request -> bearing(token, path.endsWith("feedback") ? posting(request) : request)), 429);
        }
    }

    private static HttpRequest.Builder posting(HttpRequest.Builder request) {
        return request.header("Content-Type", "application/json").POST(BodyPublishers.ofString("{\"feedback\":[]}"));
    }

    private static HttpRequest.Builder bearing(String token, HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token);
    }
}
