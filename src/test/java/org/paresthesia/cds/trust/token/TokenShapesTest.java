package org.paresthesia.cds.trust.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Tokens letter by letter as two clients write them: the public sandbox, and Epic. */
class TokenShapesTest {

    private static final String PATH = "/cds-services/limb-paresthesia-patient-view";
    private static final String URL = "https://cds.example.org" + PATH;
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final long SECOND = NOW.getEpochSecond();
    private static final String SANDBOX = "https://sandbox.cds-hooks.org";
    private static final String JKU = SANDBOX + "/.well-known/jwks.json";
    private static final String EPIC = "https://fhir.example.org/interconnect-prd-oauth/oauth2";
    private static final Signer EC = Signer.es384("44ca5f6a-7f6e-4f86-8e0a-5a5b2a4d3f1e");
    private static final Signer RSA = Signer.rs384("epic-key");

    private static final String SANDBOX_HEADER = "{\"alg\":\"ES384\",\"typ\":\"JWT\","
            + "\"kid\":\"44ca5f6a-7f6e-4f86-8e0a-5a5b2a4d3f1e\",\"jku\":\"" + JKU + "\"}";
    private static final String EPIC_HEADER = "{\"alg\":\"RS384\",\"typ\":\"JWT\",\"kid\":\"epic-key\"}";

    @TempDir
    private Path folder;

    private Map<String, String> properties;

    @BeforeEach
    void keysAreInFilesBecauseNoTestAsksTheInternet() throws IOException {
        properties = new HashMap<>();
        client("sandbox", SANDBOX, EC);
        client("epic", EPIC, RSA);
        properties.put("paresthesia.clients.sandbox.token.jkus", JKU);
    }

    private void client(String id, String issuer, Signer signer) throws IOException {
        Path keys = Files.writeString(folder.resolve(id + ".json"), Signer.keySet(signer));
        properties.put("paresthesia.clients." + id + ".token.issuer", issuer);
        properties.put("paresthesia.clients." + id + ".token.jwk-set-file", keys.toString());
    }

    private String caller(String token, Set<String> algorithms, boolean anyType) {
        AuthenticationSettings settings = new AuthenticationSettings(
                true,
                algorithms,
                Duration.ofSeconds(60),
                Duration.ofHours(1),
                anyType,
                Duration.ofMinutes(15),
                Duration.ofSeconds(30));
        Clients clients =
                new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("paresthesia", Clients.class);
        Set<String> used = new HashSet<>();
        return new SignedCallers(
                        clients, settings, (issuer, id, until) -> used.add(id), Clock.fixed(NOW, ZoneOffset.UTC))
                .identify(Optional.of("Bearer " + token), new CalledAddress(URL, PATH))
                .clientId();
    }

    private String caller(String token) {
        return caller(token, Set.of("ES384", "RS384"), false);
    }

    /** Times are whole seconds, the audience is text, and there is no tenant. */
    private static String sandboxClaims() {
        return "{\"iss\":\"" + SANDBOX + "\",\"aud\":\"" + URL + "\",\"exp\":" + (SECOND + 300) + ",\"iat\":" + SECOND
                + ",\"jti\":\"0b2e1c58-93b0-4b5c-9a3f-7f2f6a3f1c11\"}";
    }

    /** With the client's id as subject, and a "not before". */
    private static String epicClaims(long notBefore) {
        return "{\"iss\":\"" + EPIC + "\",\"sub\":\"6c1f0f9e-client\",\"aud\":\"" + URL + "\",\"jti\":\"a-1\",\"iat\":"
                + SECOND + ",\"nbf\":" + notBefore + ",\"exp\":" + (SECOND + 300) + "}";
    }

    @Test
    @Proves({"M5", "M8", "M12"})
    void theSandboxIsBelievedByAFileOfItsKeysWithoutItsAddressBeingAsked() {
        assertThat(caller(EC.sign(SANDBOX_HEADER, sandboxClaims()))).isEqualTo("sandbox");
    }

    @Test
    @Proves("M11")
    void anotherAddressOfKeysIsNotTakenAlthoughThereIsAFile() {
        String elsewhere = SANDBOX_HEADER.replace("/jwks.json", "/evil.json");
        assertThatThrownBy(() -> caller(EC.sign(elsewhere, sandboxClaims()))).isInstanceOf(NotAuthenticated.class);
    }

    @Test
    @Proves({"M5", "M17"})
    void epicIsBelievedWithItsSubjectAndFromItsNotBeforeOn() {
        assertThat(caller(RSA.sign(EPIC_HEADER, epicClaims(SECOND)))).isEqualTo("epic");
        assertThat(caller(RSA.sign(EPIC_HEADER, epicClaims(SECOND + 60)))).isEqualTo("epic");
        assertThatThrownBy(() -> caller(RSA.sign(EPIC_HEADER, epicClaims(SECOND + 61))))
                .isInstanceOf(NotAuthenticated.class);
    }

    @Test
    @Proves("M5")
    void aShorterEllipticKeyIsTakenWhereItIsSet() throws IOException {
        Signer shorter = Signer.es256("short");
        client("epic", EPIC, shorter);
        String token = shorter.sign("{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"short\"}", epicClaims(SECOND));
        assertThat(caller(token, Set.of("ES256"), false)).isEqualTo("epic");
        assertThatThrownBy(() -> caller(token)).isInstanceOf(NotAuthenticated.class);
    }

    @TestFactory
    @Proves("M6")
    Stream<DynamicTest> anyTypeIsTakenWhereASiteMustTakeIt() {
        return Stream.of("{\"alg\":\"RS384\",\"kid\":\"epic-key\"}", EPIC_HEADER.replace("JWT", "at+jwt"))
                .map(header -> dynamicTest(header, () -> {
                    String token = RSA.sign(header, epicClaims(SECOND));
                    assertThat(caller(token, Set.of("RS384"), true)).isEqualTo("epic");
                    assertThatThrownBy(() -> caller(token)).isInstanceOf(NotAuthenticated.class);
                }));
    }

    @TestFactory
    @Proves("M3")
    Stream<DynamicTest> noSpellingOfNoneIsTaken() {
        return Stream.of("none", "None", "NONE", "nOnE", "")
                .flatMap(name -> Stream.of("", "x").map(signature -> name + "|" + signature))
                .map(row -> dynamicTest(row, () -> {
                    String[] parts = row.split("\\|", 2);
                    String real = EC.sign(SANDBOX_HEADER, sandboxClaims());
                    String header = Base64URL.encode(SANDBOX_HEADER.replace("ES384", parts[0]))
                            .toString();
                    String token = header + "." + real.split("\\.")[1] + "." + parts[1];
                    assertThatThrownBy(() -> caller(token)).isInstanceOf(NotAuthenticated.class);
                }));
    }
}
