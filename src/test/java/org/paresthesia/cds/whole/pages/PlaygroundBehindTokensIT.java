package org.paresthesia.cds.whole.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paresthesia.cds.feedback.audit.AuditArchive;
import org.paresthesia.cds.feedback.audit.AuditRecord;
import org.paresthesia.cds.trust.token.Signer;
import org.paresthesia.cds.whole.WholeService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Where programs need tokens, the playground answers people who are logged in, and nobody else, and says so. */
class PlaygroundBehindTokensIT extends WholeService {

    private static final String PASSWORD = "a password of the tests";
    private static final String SECRET = "a secret of the tests, known to all who read";
    private static final String SERVICE = "limb-paresthesia-patient-view";
    private static final Pattern CARD = Pattern.compile("name=\"card\" value=\"([0-9a-f-]{36})\"");

    @TempDir
    private static Path folder;

    @Autowired
    private DataSource source;

    @DynamicPropertySource
    static void trust(DynamicPropertyRegistry registry) throws IOException {
        Path keys = Files.writeString(folder.resolve("keys.json"), Signer.keySet(Signer.es384("ehr")));
        registry.add("paresthesia.authentication.required", () -> true);
        registry.add("paresthesia.clients.ehr.zone", () -> "UTC");
        registry.add("paresthesia.clients.ehr.token.issuer", () -> "https://ehr.example.org");
        registry.add("paresthesia.clients.ehr.token.jwk-set-file", keys::toString);
        registry.add("paresthesia.clients.readers.zone", () -> "UTC");
        registry.add("paresthesia.playground.client", () -> "readers");
        registry.add("paresthesia.pages.access", () -> "password");
        registry.add("paresthesia.pages.password", () -> new BCryptPasswordEncoder(4).encode(PASSWORD));
    }

    private Browser loggedIn() {
        Browser browser = new Browser(address());
        assertThat(browser.logIn("admin", PASSWORD).statusCode()).isEqualTo(302);
        return browser;
    }

    private List<AuditRecord> records(String... texts) {
        List<AuditRecord> found = new ArrayList<>();
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            found.clear();
            new AuditArchive(source, SECRET).read(Instant.EPOCH, found::add);
            found.removeIf(each -> !List.of(texts).stream().allMatch(each.content()::contains));
            return !found.isEmpty();
        });
        return found;
    }

    @Test
    void strangersAreAnsweredByNeitherWay() {
        Browser stranger = new Browser(address());
        assertThat(stranger.get("/?patient=v02").statusCode()).isEqualTo(302);
        assertThat(stranger.post("/playground/bundle", Map.of("bundle", "{}")).statusCode())
                .isIn(302, 403);
        assertThat(post("", "{}").statusCode()).isEqualTo(401);
    }

    @Test
    void whoIsLoggedInSeesTheCardsAndByWhichWay() {
        HttpResponse<String> page = loggedIn().get("/?patient=v02");
        assertThat(page.body())
                .contains("Low B12 result without replacement on record", "Status <span>200</span>")
                .contains("Answered within this process as client <code>readers</code>", "No token was sent")
                .contains("Authorization: Bearer &lt;token of a client&gt;", "Run the clinical logic")
                .doesNotContain("measured as an EHR would");
    }

    @Test
    void eachAnswerIsRecordedWithTheNameOfThePerson() {
        loggedIn().get("/?patient=v05");
        AuditRecord record =
                records("\"what\":\"call\"", "\"person\":\"admin\"").get(0);
        assertThat(record.client()).isEqualTo("readers");
        assertThat(record.content())
                .contains("\"status\":200", SERVICE)
                .containsPattern("\"patient\":\"[0-9a-f]{64}\"");
        assertThat(new AuditArchive(source, SECRET).check().breaks()).isEmpty();
    }

    @Test
    void whatIsOverriddenIsKeptAndQuiet() {
        Browser browser = loggedIn();
        Matcher card = CARD.matcher(browser.get("/?patient=v10").body());
        assertThat(card.find()).isTrue();
        HttpResponse<String> kept = browser.post(
                "/playground/feedback", Map.of("service", SERVICE, "card", card.group(1), "comment", "seen before"));
        assertThat(kept.body()).contains("Overridden.");
        assertThat(records("\"what\":\"feedback\"", "\"items\":1").get(0).content())
                .contains("\"person\":\"admin\"");
        assertThat(browser.get("/?patient=v10").body()).contains("its card was overridden lately");
    }

    @Test
    void aCallThatIsRefusedIsShownAndRecordedAsSuch() {
        HttpResponse<String> page =
                loggedIn().post("/playground/feedback", Map.of("service", SERVICE, "card", "x".repeat(200)));
        assertThat(page.body()).contains("status 400", "is longer than");
        assertThat(records("\"what\":\"feedback\"", "\"status\":400").get(0).content())
                .contains("\"person\":\"admin\"", "\"reason\":");
    }
}
