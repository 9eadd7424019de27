package org.paresthesia.cds.whole.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
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
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.feedback.audit.AuditArchive;
import org.paresthesia.cds.feedback.audit.AuditRecord;
import org.paresthesia.cds.trust.token.Signer;
import org.paresthesia.cds.whole.WholeService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Whatever is asked has a record: who, about whom, what came of it; and what was refused has one too. */
class AuditIT extends WholeService {

    private static final String ISSUER = "https://ehr.example.org";
    private static final String SERVICE = "/cds-services/limb-paresthesia-patient-view";
    private static final String SECRET = "a secret of the tests, known to all who read";
    private static final Signer EHR = Signer.es384("ehr");
    private static final Signer STRANGER = Signer.es384("ehr");

    @TempDir
    private static Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource source;

    @DynamicPropertySource
    static void trust(DynamicPropertyRegistry registry) throws IOException {
        Path keys = Files.writeString(folder.resolve("keys.json"), Signer.keySet(EHR));
        registry.add("paresthesia.authentication.required", () -> true);
        registry.add("paresthesia.clients.ehr.zone", () -> "UTC");
        registry.add("paresthesia.clients.ehr.token.issuer", () -> ISSUER);
        registry.add("paresthesia.clients.ehr.token.jwk-set-file", keys::toString);
    }

    private HttpResponse<String> post(String path, Signer keys, String body) {
        String token = keys.sign(Signer.claims(ISSUER, "http://localhost:" + port + path, Instant.now())
                .build());
        return send(path, request -> bearing(token, request).POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder bearing(String token, HttpRequest.Builder request) {
        return request.header("Content-Type", "application/json").header("Authorization", "Bearer " + token);
    }

    private static String call(String instance) throws IOException {
        return new ClassPathResource("warm-up/patient-view.json")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("{{today}}", "2026-11-20")
                .replace("00000000-0000-4000-8000-000000000000", instance)
                .replace("warm-up", "qzx7canary");
    }

    private AuditRecord awaited(Predicate<AuditRecord> which) {
        List<AuditRecord> found = new ArrayList<>();
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            found.clear();
            new AuditArchive(source, SECRET).read(Instant.EPOCH, found::add);
            return found.stream().anyMatch(which);
        });
        assertThat(found).noneMatch(each -> (each.content() + each.client()).contains("canary"));
        assertThat(new AuditArchive(source, SECRET).check().breaks()).isEmpty();
        return found.stream().filter(which).findFirst().orElseThrow();
    }

    @Test
    void whatTheServiceAskedItselfBeforeItsPortOpenedHasNoRecord() throws IOException {
        assertThat(post(SERVICE, EHR, call(UUID.randomUUID().toString())).statusCode())
                .isEqualTo(200);
        List<AuditRecord> found = new ArrayList<>();
        awaited(each -> true);
        new AuditArchive(source, SECRET).read(Instant.EPOCH, found::add);
        assertThat(found).noneMatch(of("\"what\":\"read\"")).noneMatch(of("warm-up"));
    }

    private static Predicate<AuditRecord> of(String text) {
        return record -> record.content().contains(text);
    }

    @Test
    void aCallThatIsAnsweredHasARecord() throws IOException {
        String instance = UUID.randomUUID().toString();
        assertThat(post(SERVICE, EHR, call(instance)).statusCode()).isEqualTo(200);
        AuditRecord record = awaited(of(instance));
        assertThat(record.client()).isEqualTo("ehr");
        assertThat(record.content())
                .contains("\"what\":\"call\"", "\"service\":\"limb-paresthesia-patient-view\"", "\"status\":200")
                .containsPattern("\"patient\":\"[0-9a-f]{64}\"")
                .containsPattern("\"user\":\"[0-9a-f]{64}\"")
                .containsPattern("\"topics\":\\[\"[a-z0-9-]+\"")
                .containsPattern("\"logic\":\"[^\"]+\"");
    }

    /** Whose data it was is in the record as a key, the reason in words that name nobody. */
    @Test
    @Proves("D10")
    void aCallThatBroughtAnotherPatientsRecordIsRefusedAndRecorded() throws IOException {
        String instance = UUID.randomUUID().toString();
        String body = call(instance).replaceFirst("\"id\": \"qzx7canary\"", "\"id\": \"another-canary\"");
        assertThat(post(SERVICE, EHR, body).statusCode()).isEqualTo(400);
        assertThat(awaited(of(instance)).content())
                .contains("\"status\":400", "is not the one of context.patientId", "\"patient\":\"");
    }

    @Test
    void aCallThatLacksDataIsRecorded() {
        String instance = UUID.randomUUID().toString();
        String body =
                """
                {"hook":"patient-view","hookInstance":"%s","context":{"userId":"Practitioner/p","patientId":"qzx7canary"},
                 "prefetch":{"patient":{"resourceType":"Patient","id":"qzx7canary","birthDate":"1959-11-20"}}}"""
                        .formatted(instance);
        assertThat(post(SERVICE, EHR, body).statusCode()).isEqualTo(412);
        assertThat(awaited(of(instance)).content()).contains("\"status\":412", "\"reason\":");
    }

    @Test
    void aStrangerIsRecorded() throws IOException {
        assertThat(post(SERVICE, STRANGER, call(UUID.randomUUID().toString())).statusCode())
                .isEqualTo(401);
        AuditRecord record = awaited(of("INVALID"));
        assertThat(record.client()).isEmpty();
        assertThat(record.content()).contains("\"status\":401");
    }

    @Test
    void feedbackIsRecorded() {
        String path = SERVICE + "/feedback";
        String body = "{\"feedback\":[{\"card\":\"" + UUID.randomUUID()
                + "\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"2026-11-20T09:00:00Z\","
                + "\"overrideReason\":{\"userComment\":\"qzx7canary\"}}]}";
        assertThat(post(path, EHR, body).statusCode()).isEqualTo(200);
        assertThat(awaited(of("\"what\":\"feedback\"")).content()).contains("\"items\":1", "\"status\":200");
    }
}
