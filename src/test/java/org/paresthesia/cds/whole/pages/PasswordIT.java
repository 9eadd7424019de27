package org.paresthesia.cds.whole.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.paresthesia.cds.whole.WholeService;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Pages behind the local administrator's password, and the operation's addresses on a port of their own. */
@ExtendWith(OutputCaptureExtension.class)
class PasswordIT extends WholeService {

    private static final String PASSWORD = "a password of the tests";
    private static final int CHEAPEST = 4;
    private static final int OPERATION = freePort();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void login(DynamicPropertyRegistry registry) {
        registry.add("paresthesia.pages.access", () -> "password");
        registry.add("paresthesia.pages.password", () -> new BCryptPasswordEncoder(CHEAPEST).encode(PASSWORD));
        registry.add("paresthesia.management.port", () -> OPERATION);
        registry.add("server.servlet.session.cookie.secure", () -> true);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    private Browser browser() {
        return new Browser(address());
    }

    @TestFactory
    Stream<DynamicTest> withoutALogInThereIsNoPage() {
        return Stream.of(
                        "/",
                        "/api",
                        "/api.css",
                        "/board",
                        "/board.csv",
                        "/knowledge",
                        "/playground/why",
                        "/assets/1/pages.css",
                        "/no-such-page",
                        "/api;x=y",
                        "/cds-servicesx")
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    HttpResponse<String> answer = browser().get(path);
                    assertThat(answer.statusCode()).isIn(302, 400, 403);
                    assertThat(answer.body()).doesNotContain("limb-paresthesia");
                    if (answer.statusCode() == 302) {
                        assertThat(answer.headers().firstValue("Location").orElseThrow())
                                .endsWith("/login");
                    }
                }));
    }

    @Test
    void theAdministratorLogsInAndOut() {
        Browser browser = browser();
        assertThat(browser.open("/api").uri()).hasPath("/login");
        String before = browser.cookies();
        assertThat(browser.logIn("admin", PASSWORD).statusCode()).isEqualTo(302);
        assertThat(browser.cookies())
                .as("a session that somebody knew before is not taken over")
                .isNotEqualTo(before);
        HttpResponse<String> page = browser.get("/api");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("limb-paresthesia");
        for (String other : new String[] {"/", "/board", "/knowledge"}) {
            assertThat(browser.get(other).statusCode()).as(other).isEqualTo(200);
        }
        HttpResponse<String> asked = browser.get("/logout");
        assertThat(browser.post("/logout", Map.of("_csrf", Browser.token(asked)))
                        .statusCode())
                .isEqualTo(302);
        assertThat(browser.get("/api").statusCode()).isEqualTo(302);
    }

    @Test
    void theFormIsReadableInTheDarkAndPagesLeadToTheWayOut() {
        Browser browser = browser();
        HttpResponse<String> form = browser.get("/login");
        assertThat(form.body()).contains("/default-ui.css", "<label for=\"password\"");
        HttpResponse<String> sheet = browser.get("/default-ui.css");
        assertThat(sheet.statusCode()).isEqualTo(200);
        assertThat(sheet.body()).contains("prefers-color-scheme: dark");
        browser.logIn("admin", PASSWORD);
        assertThat(browser.get("/").body()).contains("href=\"./logout\"");
    }

    @Test
    void aWrongNameOrPasswordIsToldInTheSameWords() {
        for (String[] wrong : new String[][] {{"admin", "guess"}, {"nobody", PASSWORD}}) {
            HttpResponse<String> answer = browser().logIn(wrong[0], wrong[1]);
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login?error");
        }
        browser().logIn("admin", PASSWORD);
    }

    @Test
    void aFormFromElsewhereIsRefused() {
        Browser browser = browser();
        browser.get("/login");
        assertThat(browser.post("/login", Map.of("username", "admin", "password", PASSWORD))
                        .statusCode())
                .isEqualTo(403);
        browser.logIn("admin", PASSWORD);
        assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.post("/logout", Map.of("_csrf", "guess")).statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/api").statusCode()).isEqualTo(200);
    }

    @Test
    void theCookieIsForThisServerOverTlsAloneAndNoScriptReadsIt() {
        String cookie =
                browser().get("/login").headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).startsWith("paresthesia-pages=").contains("; Secure", "; HttpOnly", "; SameSite=Lax");
        assertThat(cookie).doesNotContain("Domain", "Expires", "Max-Age");
    }

    @Test
    void browsersAreToldToTrustNothingElse() {
        Browser browser = browser();
        browser.logIn("admin", PASSWORD);
        for (HttpResponse<String> page : List.of(
                browser.get("/api"),
                browser.get("/login"),
                browser.get("/"),
                browser.get("/board"),
                browser().get("/"))) {
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'")
                    .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action '")
                    .doesNotContain("unsafe", "*", "http");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(page.headers().firstValue("Referrer-Policy").orElseThrow())
                    .isIn("no-referrer", "same-origin");
            assertThat(page.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
            assertThat(page.body()).doesNotContain("<script>", "<style", " style=", " onclick");
        }
    }

    /** From an address of its own, so that the other tests are not held up. */
    @Test
    void whoGuessesIsHeldUp(CapturedOutput output) throws IOException {
        Browser browser = browser();
        String token = Browser.token(browser.get("/login"));
        for (int guess = 0; guess < 20 && !output.getAll().contains("too many wrong passwords"); guess++) {
            assertThat(guess("guess" + guess, browser.cookies(), token)).contains("/login?error");
        }
        assertThat(output.getAll()).contains("log-in to pages refused: too many wrong passwords");
        assertThat(output.getAll()).doesNotContain("guess1");
    }

    private String guess(String password, String cookies, String token) throws IOException {
        String body =
                "username=admin&password=" + password + "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        String request =
                "POST /login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nSec-Fetch-Site: same-origin\r\nCookie: "
                        + cookies
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
                        + "\r\n\r\n"
                        + body;
        InetAddress guesser = InetAddress.getByName("127.0.0.7");
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, guesser, 0)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void programsNeedNoSession() {
        assertThat(browser().get("/cds-services").statusCode()).isEqualTo(200);
        assertThat(browser().get("/openapi.json").statusCode()).isEqualTo(200);
        assertThat(browser().get("/cds-services").headers().firstValue("Set-Cookie"))
                .isEmpty();
        assertThat(post("", "{").statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsForTheOperationIsOnItsOwnPortAndNothingElseIs() {
        Browser inside = new Browser("http://localhost:" + OPERATION);
        assertThat(inside.get("/health").body()).contains("\"UP\"");
        assertThat(browser().get("/health").statusCode()).isEqualTo(404);
        for (String path : new String[] {"/cds-services", "/api", "/openapi.json", "/login", "/"}) {
            assertThat(inside.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }
}
