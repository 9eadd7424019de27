package org.paresthesia.cds.whole.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.trust.token.Signer;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.WholeService;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service where callers must prove who they are: nobody else learns anything, and whoever does gets the cards. */
@ExtendWith(OutputCaptureExtension.class)
class SignedCallsIT extends WholeService {

    private static final String ISSUER = "https://ehr.example.org";
    private static final String SERVICE = "/cds-services/limb-paresthesia-patient-view";
    private static final Signer EHR = Signer.es384("ehr");
    private static final Signer STRANGER = Signer.es384("ehr");

    @TempDir
    private static Path folder;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void trust(DynamicPropertyRegistry registry) throws IOException {
        Path keys = Files.writeString(folder.resolve("keys.json"), Signer.keySet(EHR));
        registry.add("paresthesia.authentication.required", () -> true);
        registry.add("paresthesia.clients.ehr.zone", () -> "UTC");
        registry.add("paresthesia.clients.ehr.cors-origins", () -> "https://ehr.example.org");
        registry.add("paresthesia.clients.ehr.token.issuer", () -> ISSUER);
        registry.add("paresthesia.clients.ehr.token.jwk-set-file", keys::toString);
    }

    private JWTClaimsSet claims(String path) {
        return Signer.claims(ISSUER, "http://localhost:" + port + path, Instant.now())
                .build();
    }

    private static UnaryOperator<HttpRequest.Builder> bearing(String token) {
        return request -> request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> post(String path, String body, UnaryOperator<HttpRequest.Builder> header) {
        return send(
                path,
                request -> header.apply(
                        request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body))));
    }

    private static String feedback() {
        return "{\"feedback\":[{\"card\":\"" + UUID.randomUUID()
                + "\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"2026-11-20T10:00:00Z\"}]}";
    }

    private static String opened() {
        return Chart.demo("v02").patientId();
    }

    private static String call() {
        return """
            {"hook":"patient-view","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
             "context":{"userId":"Practitioner/p","patientId":"%s"},
             "prefetch":{"patient":{"resourceType":"Patient","id":"%s","birthDate":"1959-11-20"}}}"""
                .formatted(opened(), opened());
    }

    @Test
    @Proves({"M2", "M5", "L10", "B12"})
    void aSignedCallIsAnswered() {
        assertThat(send("/cds-services", bearing(EHR.sign(claims("/cds-services"))))
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(SERVICE, call(), bearing(EHR.sign(claims(SERVICE)))).statusCode())
                .as("read, and refused only for what is not in it")
                .isEqualTo(412);
        assertThat(post(SERVICE + "/feedback", feedback(), bearing(EHR.sign(claims(SERVICE + "/feedback"))))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Proves("L10")
    void aTokenForTheServiceIsNoneForItsFeedback() {
        assertThat(post(SERVICE + "/feedback", feedback(), bearing(EHR.sign(claims(SERVICE))))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Proves("M10")
    void aTokenCountsOnce() {
        String token = EHR.sign(claims("/cds-services"));
        assertThat(send("/cds-services", bearing(token)).statusCode()).isEqualTo(200);
        assertThat(send("/cds-services", bearing(token)).statusCode()).isEqualTo(401);
    }

    @TestFactory
    @Proves({"M2", "M15", "M19", "B12"})
    Stream<DynamicTest> aStrangerLearnsNothing() {
        HttpResponse<String> first = send("/cds-services", request -> request);
        return Stream.of(
                        "/cds-services", SERVICE, "/cds-services/unknown", SERVICE + "/feedback", "/cds-services/x/y/z")
                .flatMap(path -> Stream.of("", "{", call())
                        .map(body -> DynamicTest.dynamicTest(path + " with " + body.length() + " characters", () -> {
                            HttpResponse<String> response = body.isEmpty()
                                    ? send(path, request -> request)
                                    : post(path, body, bearing(STRANGER.sign(claims(path))));
                            assertThat(response.statusCode()).isEqualTo(401);
                            assertThat(response.body()).isEqualTo(first.body()).doesNotContain("diagnostics");
                            assertThat(response.headers().firstValue("WWW-Authenticate"))
                                    .hasValue("Bearer");
                        })));
    }

    @TestFactory
    @Proves("M19")
    Stream<DynamicTest> noSpellingOfAnAddressGoesRound() {
        return Stream.of(
                        "/openapi.json",
                        "/api",
                        "//cds-services",
                        "/cds-services;a=b",
                        "/cds-services/;a=b",
                        "/%63ds-services",
                        "/./cds-services",
                        "/api/../cds-services",
                        "/cds-services//limb-paresthesia-patient-view",
                        "/CDS-services",
                        "/cds-services%2f")
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    HttpResponse<String> response = send(path, request -> request);
                    assertThat(response.statusCode()).isIn(400, 401, 404);
                    assertThat(response.body()).doesNotContain("limb-paresthesia");
                }));
    }

    @Test
    @Proves({"N2", "N3"})
    void aPageMayReadThatItWasRefusedAndAPreflightNeedsNoToken() {
        UnaryOperator<HttpRequest.Builder> page = request -> request.header("Origin", "https://ehr.example.org");
        assertThat(send("/cds-services", page).headers().map())
                .containsEntry("Access-Control-Allow-Origin", List.of("https://ehr.example.org"));
        HttpResponse<String> preflight = send(SERVICE, request -> page.apply(request)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(204);
    }

    @Test
    void whetherTheServiceIsAliveIsNoSecret() {
        assertThat(send("/health", request -> request).statusCode()).isEqualTo(200);
    }

    @Test
    @Proves({"M15", "F5"})
    void noPartOfATokenReachesTheLog(CapturedOutput output) {
        String token = EHR.sign(claims(SERVICE));
        post(SERVICE, call(), bearing(token));
        post(SERVICE, call(), bearing(token));
        for (String part : token.split("\\.")) {
            assertThat(output.getAll()).doesNotContain(part);
        }
        assertThat(output.getAll()).contains("call status=401 reason=REPLAYED");
    }
}
