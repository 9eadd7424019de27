package org.paresthesia.cds.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The way in and out, where people log in. */
class LogInIT extends InBrowser {

    private static final String PASSWORD = "a password of the tests";
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    @DynamicPropertySource
    static void login(DynamicPropertyRegistry registry) {
        registry.add("paresthesia.pages.access", () -> "password");
        registry.add("paresthesia.pages.password", () -> new BCryptPasswordEncoder(4).encode(PASSWORD));
        registry.add("server.servlet.session.cookie.secure", () -> false);
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void theFormIsReadable(ColorScheme theme) {
        try (Page page = page("/", 360, theme)) {
            assertThat(page.getByLabel("Password")).isVisible();
            assertThat(new AxeBuilder(page)
                            .analyze().getViolations().stream()
                                    .filter(rule -> GRAVE.contains(rule.getImpact()))
                                    .map(rule -> rule.getId() + ": "
                                            + rule.getNodes().get(0).getHtml()))
                    .isEmpty();
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(360);
        }
    }

    @Test
    void somebodyLogsInAndOutWithTheKeyboardAlone() {
        Page page = page("/?patient=v02");
        page.keyboard().type("admin");
        page.keyboard().press("Tab");
        page.keyboard().type(PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.getByText("Low B12 result without replacement on record")
                        .first())
                .isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Log out"))
                .focus();
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.BUTTON).focus();
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Password")).isVisible();
        page.navigate(address() + "/board");
        assertThat(page.getByLabel("Password")).isVisible();
    }
}
