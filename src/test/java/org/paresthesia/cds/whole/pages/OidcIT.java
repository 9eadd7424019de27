package org.paresthesia.cds.whole.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.whole.WholeService;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Pages for people of the site's OpenID provider. */
class OidcIT extends WholeService {

    private static final Provider PROVIDER = provider();

    private static Provider provider() {
        try {
            return new Provider();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    @DynamicPropertySource
    static void login(DynamicPropertyRegistry registry) {
        registry.add("paresthesia.pages.access", () -> "oidc");
        registry.add("paresthesia.pages.oidc.issuer", PROVIDER::issuer);
        registry.add("paresthesia.pages.oidc.client-id", () -> Provider.CLIENT);
        registry.add("paresthesia.pages.oidc.client-secret", () -> Provider.SECRET);
        registry.add("paresthesia.pages.oidc.claim", () -> "groups");
        registry.add("paresthesia.pages.oidc.values", () -> "cds-readers,cds-authors");
    }

    @AfterEach
    void asBefore() {
        PROVIDER.groups = List.of("cds-readers");
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    private Browser browser() {
        return new Browser(address());
    }

    @Test
    void somebodyOfTheSiteSeesThePagesAfterTheProviderSaidWhoItIs() {
        Browser browser = browser();
        HttpResponse<String> sent = browser.get("/api");
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(sent.headers().firstValue("Location").orElseThrow()).endsWith("/oauth2/authorization/site");
        HttpResponse<String> page = browser.open("/api");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri()).hasPath("/api");
        assertThat(page.body()).contains("limb-paresthesia");
    }

    @Test
    void whoLogsOutIsLoggedOutAtTheProviderToo() {
        Browser browser = browser();
        browser.open("/api");
        HttpResponse<String> asked = browser.get("/logout");
        HttpResponse<String> out = browser.post("/logout", Map.of("_csrf", Browser.token(asked)));
        assertThat(out.headers().firstValue("Location").orElseThrow()).startsWith(PROVIDER.issuer() + "/logout");
        assertThat(browser.get("/api").statusCode()).isEqualTo(302);
    }

    @Test
    void somebodyOfAnotherGroupSeesNothing() {
        PROVIDER.groups = List.of("visitors");
        HttpResponse<String> page = browser().open("/api");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).doesNotContain("limb-paresthesia");
    }

    @Test
    void aTokenThatAnotherSignedIsNobody() throws Exception {
        RSAKey real = PROVIDER.signer;
        PROVIDER.signer = new RSAKeyGenerator(2048).keyID("provider").generate();
        try {
            Browser browser = browser();
            String to = browser.get("/oauth2/authorization/site")
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            String back = browser.get(to).headers().firstValue("Location").orElseThrow();
            browser.get(back);
            assertThat(browser.get("/api").statusCode()).isEqualTo(302);
        } finally {
            PROVIDER.signer = real;
        }
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefused() {
        Browser browser = browser();
        browser.get("/oauth2/authorization/site");
        browser.get("/login/oauth2/code/site?code=guess&state=guess");
        assertThat(browser.get("/api").statusCode()).isEqualTo(302);
    }

    @Test
    void aFormFromElsewhereIsRefused() {
        Browser browser = browser();
        browser.open("/api");
        assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.post("/logout", Map.of(), "cross-site").statusCode()).isEqualTo(403);
        assertThat(browser.get("/api").statusCode()).isEqualTo(200);
    }
}
