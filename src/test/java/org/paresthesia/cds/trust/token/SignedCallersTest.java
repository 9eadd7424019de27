package org.paresthesia.cds.trust.token;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.trust.AuthenticationSettings;
import org.paresthesia.cds.trust.CalledAddress;
import org.paresthesia.cds.trust.Clients;
import org.paresthesia.cds.trust.NotAuthenticated;
import org.paresthesia.cds.trust.NotAuthenticated.Reason;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Which tokens are believed (CDS Hooks 2.0.1, "Trusting CDS Clients"). */
class SignedCallersTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String URL = "https://cds.example.org/cds-services/limb-paresthesia-patient-view";
    private static final CalledAddress CALLED = new CalledAddress(URL, "/cds-services/limb-paresthesia-patient-view");
    private static final String ISSUER = "https://ehr.example.org";
    private static final Signer EC = Signer.es384("ec");
    private static final Signer RSA = Signer.rs384("rsa");
    private static final Signer STRANGER = Signer.es384("ec");
    private static final WireMockServer KEYS =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @TempDir
    private static Path folder;

    private static Path file;

    @BeforeAll
    static void start() throws Exception {
        KEYS.start();
        file = Files.writeString(folder.resolve("keys.json"), Signer.keySet(EC, RSA));
    }

    @AfterAll
    static void stop() {
        KEYS.stop();
    }

    @BeforeEach
    void reset() {
        KEYS.resetAll();
    }

    private static AuthenticationSettings settings(String... algorithms) {
        return new AuthenticationSettings(
                true,
                algorithms.length == 0 ? Set.of("ES384", "RS384") : Set.of(algorithms),
                Duration.ofSeconds(60),
                Duration.ofHours(1),
                false,
                Duration.ofMinutes(15),
                Duration.ofSeconds(30));
    }

    private static Clients clients(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("paresthesia", Clients.class);
    }

    private static Map<String, String> withFile() {
        Map<String, String> properties = new HashMap<>();
        properties.put("paresthesia.clients.ehr.token.issuer", ISSUER);
        properties.put("paresthesia.clients.ehr.token.jwk-set-file", file.toString());
        return properties;
    }

    private static SignedCallers callers(Map<String, String> properties, AuthenticationSettings settings) {
        Set<String> used = new HashSet<>();
        return new SignedCallers(
                clients(properties),
                settings,
                (issuer, id, until) -> used.add(issuer + " " + id),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static JWTClaimsSet.Builder claims() {
        return Signer.claims(ISSUER, URL, NOW);
    }

    private static String caller(SignedCallers callers, String token) {
        return callers.identify(Optional.of("Bearer " + token), CALLED).clientId();
    }

    private static void refused(SignedCallers callers, String token, Reason reason) {
        assertThatThrownBy(() -> caller(callers, token))
                .isInstanceOfSatisfying(NotAuthenticated.class, stranger -> assertThat(stranger.reason())
                        .isEqualTo(reason))
                .hasNoCause();
    }

    private record Believed(String situation, String token, AuthenticationSettings settings) {}

    @TestFactory
    @Proves({"M2", "M5", "M8", "M9", "M12", "M17"})
    Stream<DynamicTest> believes() {
        return Stream.of(
                        new Believed("ES384, as the sandbox signs", EC.sign(claims().build()), settings()),
                        new Believed("RS384, as Epic signs", RSA.sign(claims().build()), settings()),
                        new Believed(
                                "RS256 where it is set",
                                RSA.with(JWSAlgorithm.RS256).sign(claims().build()),
                                settings("RS256")),
                        new Believed(
                                "PS384 where it is set",
                                RSA.with(JWSAlgorithm.PS384).sign(claims().build()),
                                settings("PS384")),
                        new Believed(
                                "an audience among others",
                                EC.sign(claims().audience(List.of("https://other.example.org", URL))
                                        .build()),
                                settings()),
                        new Believed(
                                "further claims, as Epic sends them",
                                EC.sign(claims().subject("client")
                                        .notBeforeTime(Date.from(NOW))
                                        .claim("x", 1)
                                        .build()),
                                settings()),
                        new Believed(
                                "expired within the skew",
                                EC.sign(claims().issueTime(Date.from(NOW.minusSeconds(300)))
                                        .expirationTime(Date.from(NOW.minusSeconds(59)))
                                        .build()),
                                settings()),
                        new Believed(
                                "from a clock that runs ahead within the skew",
                                EC.sign(claims().issueTime(Date.from(NOW.plusSeconds(60)))
                                        .build()),
                                settings()),
                        new Believed(
                                "the longest lifetime",
                                EC.sign(claims().expirationTime(Date.from(NOW.plusSeconds(3600)))
                                        .build()),
                                settings()))
                .map(row -> dynamicTest(
                        row.situation(), () -> assertThat(caller(callers(withFile(), row.settings()), row.token()))
                                .isEqualTo("ehr")));
    }

    private record Refused(String situation, String token, Reason reason) {}

    private static Refused spoiled(String situation, Reason reason, UnaryOperator<JWTClaimsSet.Builder> change) {
        return new Refused(situation, EC.sign(change.apply(claims()).build()), reason);
    }

    private static Refused headed(String situation, Reason reason, UnaryOperator<JWSHeader.Builder> change) {
        return new Refused(situation, EC.sign(claims().build(), change), reason);
    }

    private static String hmac(JWSAlgorithm algorithm, byte[] secret) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(algorithm)
                            .type(JOSEObjectType.JWT)
                            .keyID("rsa")
                            .build(),
                    claims().build());
            token.sign(new MACSigner(secret));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static byte[] publicKeyAsSecret() {
        return Signer.keySet(RSA).getBytes(StandardCharsets.UTF_8);
    }

    private static String unsigned(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    private static String tampered() {
        String token = EC.sign(claims().build());
        String other = EC.sign(claims().build());
        return token.substring(0, token.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
    }

    private static Stream<Refused> spoiledTokens() {
        return Stream.of(
                new Refused("alg none", new PlainJWT(claims().build()).serialize(), Reason.MALFORMED),
                new Refused("a cut-off signature", unsigned(EC.sign(claims().build())), Reason.MALFORMED),
                new Refused("another token's signature", tampered(), Reason.INVALID),
                new Refused(
                        "HS256 with the public key as secret",
                        hmac(JWSAlgorithm.HS256, publicKeyAsSecret()),
                        Reason.INVALID),
                new Refused(
                        "HS512 with the public key as secret",
                        hmac(JWSAlgorithm.HS512, publicKeyAsSecret()),
                        Reason.INVALID),
                new Refused(
                        "an algorithm that is not set",
                        RSA.with(JWSAlgorithm.RS256).sign(claims().build()),
                        Reason.INVALID),
                new Refused("a stranger's key of the same name", STRANGER.sign(claims().build()), Reason.INVALID),
                new Refused("no dots", "abc", Reason.MALFORMED),
                new Refused("no JSON", "YQ.YQ.YQ", Reason.MALFORMED),
                headed("no kid", Reason.MALFORMED, header -> header.keyID(null)),
                headed("an unknown kid", Reason.INVALID, header -> header.keyID("other")),
                headed("no typ", Reason.INVALID, header -> header.type(null)),
                headed("another typ", Reason.INVALID, header -> header.type(new JOSEObjectType("at+jwt"))),
                headed(
                        "a jku that is not listed",
                        Reason.UNKNOWN_CLIENT,
                        header -> header.jwkURL(URI.create(KEYS.baseUrl() + "/evil.json"))),
                spoiled("no iss", Reason.UNKNOWN_CLIENT, claims -> claims.issuer(null)),
                spoiled("another iss", Reason.UNKNOWN_CLIENT, claims -> claims.issuer(ISSUER + "/")),
                spoiled("no aud", Reason.INVALID, claims -> claims.audience((String) null)),
                spoiled("no exp", Reason.INVALID, claims -> claims.expirationTime(null)),
                spoiled("no iat", Reason.INVALID, claims -> claims.issueTime(null)),
                spoiled("no jti", Reason.INVALID, claims -> claims.jwtID(null)),
                spoiled("an empty jti", Reason.INVALID, claims -> claims.jwtID(" ")),
                spoiled("an exp that is text", Reason.MALFORMED, claims -> claims.claim("exp", "tomorrow")),
                spoiled("another service", Reason.OTHER_AUDIENCE, claims -> claims.audience(URL + "2")),
                spoiled(
                        "the base address",
                        Reason.OTHER_AUDIENCE,
                        claims -> claims.audience("https://cds.example.org")),
                spoiled(
                        "the same over http",
                        Reason.OTHER_AUDIENCE,
                        claims -> claims.audience(URL.replace("https", "http"))),
                spoiled("expired beyond the skew", Reason.INVALID, claims -> claims.issueTime(
                                Date.from(NOW.minusSeconds(300)))
                        .expirationTime(Date.from(NOW.minusSeconds(61)))),
                spoiled("not yet made", Reason.INVALID, claims -> claims.issueTime(Date.from(NOW.plusSeconds(61)))),
                spoiled(
                        "not yet valid",
                        Reason.INVALID,
                        claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(61)))),
                spoiled(
                        "valid for too long",
                        Reason.INVALID,
                        claims -> claims.expirationTime(Date.from(NOW.plusSeconds(3601)))),
                spoiled(
                        "expired before it was made",
                        Reason.INVALID,
                        claims -> claims.expirationTime(Date.from(NOW.minusSeconds(10)))));
    }

    @TestFactory
    @Proves({"M3", "M4", "M6", "M7", "M8", "M9", "M11"})
    Stream<DynamicTest> refuses() {
        return spoiledTokens()
                .map(row -> dynamicTest(row.situation(), () -> {
                    refused(callers(withFile(), settings()), row.token(), row.reason());
                    KEYS.verify(0, anyRequestedFor(anyUrl()));
                }));
    }

    @TestFactory
    @Proves("M2")
    Stream<DynamicTest> aHeaderWithoutABearerTokenIsNoToken() {
        return Stream.of(
                        "",
                        "Basic dTpw",
                        "Bearer",
                        "Bearer ",
                        "Bearer a b",
                        "Bearer ä.b.c",
                        "Bearer " + "a".repeat(20_000))
                .map(header -> dynamicTest(
                        "\"" + header.substring(0, Math.min(12, header.length())) + "\"", () -> assertThatThrownBy(
                                        () -> callers(withFile(), settings()).identify(Optional.of(header), CALLED))
                                .isInstanceOfSatisfying(
                                        NotAuthenticated.class, stranger -> assertThat(stranger.reason())
                                                .isEqualTo(Reason.NO_TOKEN))));
    }

    @Test
    @Proves("M10")
    void aTokenCountsOnce() {
        SignedCallers callers = callers(withFile(), settings());
        String token = EC.sign(claims().build());
        assertThat(caller(callers, token)).isEqualTo("ehr");
        refused(callers, token, Reason.REPLAYED);
    }

    @Test
    @Proves("M8")
    void behindAProxyTheAudienceIsTheAddressThatTheClientKnows() {
        Map<String, String> properties = withFile();
        properties.put("paresthesia.clients.ehr.token.audience-base", "https://proxy.example.org/cds/");
        SignedCallers callers = callers(properties, settings());
        String outside = "https://proxy.example.org/cds/cds-services/limb-paresthesia-patient-view";
        assertThat(caller(callers, EC.sign(claims().audience(outside).build()))).isEqualTo("ehr");
        refused(callers, EC.sign(claims().build()), Reason.OTHER_AUDIENCE);
    }

    @Test
    @Proves("M14")
    void tenantsTellClientsOfOneIssuerApart() {
        Map<String, String> properties = withFile();
        properties.put("paresthesia.clients.ehr.token.tenants", "north");
        properties.put("paresthesia.clients.south.token.issuer", ISSUER);
        properties.put("paresthesia.clients.south.token.jwk-set-file", file.toString());
        properties.put("paresthesia.clients.south.token.tenants", "south,southwest");
        SignedCallers callers = callers(properties, settings());
        assertThat(caller(callers, EC.sign(claims().claim("tenant", "north").build())))
                .isEqualTo("ehr");
        assertThat(caller(callers, EC.sign(claims().claim("tenant", "southwest").build())))
                .isEqualTo("south");
        refused(callers, EC.sign(claims().claim("tenant", "east").build()), Reason.UNKNOWN_CLIENT);
        refused(callers, EC.sign(claims().build()), Reason.UNKNOWN_CLIENT);
        refused(callers, EC.sign(claims().claim("tenant", 7).build()), Reason.MALFORMED);
        properties.put("paresthesia.clients.south.token.tenants", "north,south");
        assertThatThrownBy(() -> callers(properties, settings()))
                .isInstanceOf(WrongConfiguration.class)
                .hasMessageContaining("give each its own tenants");
    }

    @Test
    @Proves({"M6", "M11", "M13"})
    void keysAreFetchedOnceAndAgainForAnUnknownOneButNotByEveryStranger() {
        KEYS.stubFor(get("/keys.json").willReturn(okJson(Signer.keySet(EC))));
        Map<String, String> properties = new HashMap<>();
        properties.put("paresthesia.clients.ehr.token.issuer", ISSUER);
        properties.put("paresthesia.clients.ehr.token.jkus", KEYS.baseUrl() + "/keys.json");
        SignedCallers callers = callers(properties, settings());
        UnaryOperator<JWSHeader.Builder> jku = header -> header.jwkURL(URI.create(KEYS.baseUrl() + "/keys.json"));
        for (int i = 0; i < 5; i++) {
            assertThat(caller(callers, EC.sign(claims().build(), jku))).isEqualTo("ehr");
        }
        KEYS.verify(1, anyRequestedFor(anyUrl()));
        Signer rotated = Signer.es384("next");
        KEYS.stubFor(get("/keys.json").willReturn(okJson(Signer.keySet(rotated))));
        assertThat(caller(callers, rotated.sign(claims().build(), jku))).isEqualTo("ehr");
        refused(callers, EC.sign(claims().build(), jku), Reason.INVALID);
        for (int i = 0; i < 50; i++) {
            refused(callers, Signer.es384("guess" + i).sign(claims().build(), jku), Reason.INVALID);
        }
        assertThat(KEYS.findAll(anyRequestedFor(anyUrl()))).hasSizeLessThanOrEqualTo(3);
        refused(callers, rotated.sign(claims().build()), Reason.UNKNOWN_CLIENT);
    }

    @Test
    @Proves("M11")
    void aRedirectOfTheKeysIsNotFollowed() {
        KEYS.stubFor(get("/keys.json").willReturn(temporaryRedirect("/elsewhere.json")));
        KEYS.stubFor(get("/elsewhere.json").willReturn(okJson(Signer.keySet(EC))));
        Map<String, String> properties = new HashMap<>();
        properties.put("paresthesia.clients.ehr.token.issuer", ISSUER);
        properties.put("paresthesia.clients.ehr.token.jwk-set-url", KEYS.baseUrl() + "/keys.json");
        refused(callers(properties, settings()), EC.sign(claims().build()), Reason.INVALID);
        KEYS.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    @Proves("M13")
    void aFileOfKeysIsReadAgainForAKeyThatIsNew() throws Exception {
        Path keys = Files.writeString(folder.resolve("rotating.json"), Signer.keySet(EC));
        Map<String, String> properties = withFile();
        properties.put("paresthesia.clients.ehr.token.jwk-set-file", keys.toString());
        SignedCallers callers = callers(properties, settings());
        assertThat(caller(callers, EC.sign(claims().build()))).isEqualTo("ehr");
        Signer next = Signer.es384("next");
        Files.writeString(keys, Signer.keySet(next));
        assertThat(caller(callers, next.sign(claims().build()))).isEqualTo("ehr");
    }

    @TestFactory
    @Proves({"M3", "M4", "M12"})
    Stream<DynamicTest> aConfigurationThatCouldNotWorkDoesNotStart() {
        return Stream.of(
                dynamicTest("none", () -> wrong(() -> settings("none"), "algorithms")),
                dynamicTest("symmetric", () -> wrong(() -> settings("HS256"), "algorithms")),
                dynamicTest(
                        "no keys",
                        () -> wrong(
                                () -> clients(Map.of("paresthesia.clients.ehr.token.issuer", ISSUER)), "has no keys")),
                dynamicTest(
                        "no issuer",
                        () -> wrong(
                                () -> clients(Map.of("paresthesia.clients.ehr.token.jwk-set-file", file.toString())),
                                "issuer is missing")));
    }

    private static void wrong(ThrowingCallable start, String message) {
        assertThatThrownBy(start)
                .extracting(problem -> problem.getCause() == null ? problem : Throwables.getRootCause(problem))
                .isInstanceOfSatisfying(
                        WrongConfiguration.class, wrong -> assertThat(wrong).hasMessageContaining(message));
    }
}
