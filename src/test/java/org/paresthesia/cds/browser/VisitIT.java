package org.paresthesia.cds.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;

/** The playground's main path, by mouse and by keyboard. */
class VisitIT extends InBrowser {

    private static final Pattern LOW = Pattern.compile("^Low B12 result without replacement");

    @Test
    void aChartIsOpenedAndItsCardRead() {
        Page page = page("/");
        page.getByLabel("Demo patient").selectOption("v02");
        page.getByRole(AriaRole.BUTTON, named("Open chart")).first().click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(LOW)))
                .isVisible();
        assertThat(page).hasURL(Pattern.compile("patient=v02"));
        assertThat(page.locator(".card .badge").first()).hasText("Warning");
    }

    @Test
    void whyIsLoadedWhenItIsAsked() {
        Page page = page("/?patient=v02");
        page.getByText("Why is this card here?").click();
        Locator why = page.locator("#why-b12-low");
        assertThat(why.getByText("150 pg/mL").first()).isVisible();
        assertThat(why.getByText("What would change the answer")).isVisible();
        assertThat(why.getByText("Latest Is Low").first()).isVisible();
    }

    @Test
    void aRuleThatIsNotTrueShowsItsValuesAndIsOpenForWhoeverGetsTheAddress() {
        Page page = page("/?patient=v02");
        page.locator("#why-b12-test-s summary").first().click();
        assertThat(page).hasURL(Pattern.compile("patient=v02#why-b12-test-s$"));
        Page shared = page("/?patient=v02#why-b12-test-s");
        Locator values = shared.locator("#why-b12-test-s table.compared").first();
        assertThat(values.locator("tr", new Locator.LocatorOptions().setHasText("below 180 pg/mL")))
                .containsText(Pattern.compile(
                        "150 pg/mL.*B12 Low Mass: NICE NG239.*met.*Observation/v02-b12", Pattern.DOTALL));
        assertThat(values.locator("tr", new Locator.LocatorOptions().setHasText("above 100 fL")))
                .containsText("not met");
    }

    @Test
    void onASmallScreenTheCardsOfAnOpenedChartAreWhatIsSeen() {
        Page page = page("/?patient=v07", 360, ColorScheme.DARK);
        assertThat(page.getByText("Critical: must not wait").first()).isInViewport();
    }

    @Test
    void resultsAreDrawnOverTime() {
        Page page = page("/?patient=v02");
        assertThat(page.locator("figure[data-chart=timeline] canvas").first()).isVisible();
        page.getByText("The same as a table").click();
        assertThat(page.locator("figure tbody tr[data-kind=RESULT]").first()).containsText("150 pg/mL");
    }

    @Test
    void aSearchOfTheKnowledgeShowsWhatItFindsWhileOneTypes() {
        Page page = page("/knowledge");
        page.getByRole(AriaRole.SEARCHBOX).pressSequentially("low mass");
        assertThat(page.locator("#results h2").first()).hasText(Pattern.compile("Found"));
        page.getByRole(AriaRole.LINK, named("B12 Low Mass")).first().click();
        assertThat(page.locator("#b12-low-mass")).isVisible();
    }

    @Test
    void theBoardIsFilteredByItsAddress() {
        Page page = page("/?patient=v02");
        page.navigate(address() + "/board?from=2026-11-01&to=2026-11-30");
        assertThat(page.locator("#from")).hasValue("2026-11-01");
        assertThat(page.locator("figure canvas").first()).isVisible();
        page.locator("#f-service").selectOption("limb-paresthesia-patient-view");
        page.getByRole(AriaRole.BUTTON, named("Show")).click();
        assertThat(page).hasURL(Pattern.compile("service=limb-paresthesia-patient-view"));
    }

    @Test
    void aSuggestionIsAcceptedInItsPlace() {
        Page page = page("/?patient=v10");
        page.getByRole(AriaRole.BUTTON, named("Accept: Order a blood count")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Accepted.");
        assertThat(page).hasURL(Pattern.compile("patient=v10"));
    }

    @Test
    void everythingCanBeDoneWithTheKeyboard() {
        Page page = page("/?patient=v12a");
        page.keyboard().press("Tab");
        assertThat(page.locator(":focus")).hasText("Skip to the content");
        page.keyboard().press("Enter");
        assertThat(page.locator("#main")).isFocused();
        Locator override = page.locator(".override summary").first();
        tabTo(page, override);
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Tab");
        page.keyboard().type("seen before");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Overridden.");
        assertThat(page.locator(".kept")).isFocused();
    }

    private static void tabTo(Page page, Locator wanted) {
        for (int pressed = 0; pressed < 60; pressed++) {
            page.keyboard().press("Tab");
            if ((Boolean) wanted.evaluate("element => element === document.activeElement")) {
                assertThat((String) wanted.evaluate("element => getComputedStyle(element).outlineStyle"))
                        .isEqualTo("solid");
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + wanted);
    }

    @Test
    void aPastedBundleWithHostileTextIsShownAsText() {
        String hostile = "<img src=x onerror=document.title='owned'><script>document.title='owned'</script>";
        String bundle = Json.bundle(Chart.demo("v02").resources()).toString().replace("omeprazole 20 mg", hostile);
        Page page = page("/");
        page.getByText("Or paste a patient's records").click();
        page.getByLabel("Bundle (JSON), pasted or dropped here").fill(bundle);
        page.locator("#pasted button").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(LOW)))
                .isVisible();
        assertThat(page.locator("#request")).containsText("<script>");
        assertThat(page.title()).doesNotContain("owned");
        page.locator("#why-b12-low summary").click();
        assertThat(page.locator("#why-b12-low").getByText("150 pg/mL").first()).isVisible();
        assertThat(page.url()).doesNotContain("?");
    }

    @Test
    void aBundleIsDroppedOnThePage() {
        Page page = page("/");
        page.getByText("Or paste a patient's records").click();
        page.evaluate(
                "text => { const data = new DataTransfer(); data.items.add(new File([text], 'chart.json'));"
                        + " document.querySelector('textarea[data-drop]').dispatchEvent("
                        + "new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })); }",
                Json.bundle(Chart.demo("v02").resources()).toString());
        assertThat(page.getByLabel("Bundle (JSON), pasted or dropped here")).hasValue(Pattern.compile("v02-b12"));
        page.locator("#pasted button").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(LOW)))
                .isVisible();
    }

    @Test
    void theCallIsCopiedAsCurl() {
        Page page = page("/?patient=v02");
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.getByRole(AriaRole.BUTTON, named("Copy as curl")).click();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Copied")).first()).isVisible();
        assertThat((String) page.evaluate("navigator.clipboard.readText()"))
                .startsWith("curl -s 'http://localhost:")
                .contains(
                        "/cds-services/limb-paresthesia-patient-view' -H 'Content-Type: application/json'",
                        "\"hookInstance\"")
                .endsWith("\nEND");
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void theLongestTextsOfAChartStayOnTheScreen(int width) {
        String unbroken = "Omeprazole" + "x".repeat(300);
        String bundle = Json.bundle(Chart.demo("v02").resources())
                .toString()
                .replace("omeprazole 20 mg", unbroken)
                .replace(
                        "\"unit\":\"pg/mL\"",
                        "\"unit\":\"pg/mL\",\"extension\":[{\"url\":\"" + unbroken + "\",\"valueString\":\"x\"}]")
                .replace("v02-b12", "v02-b12-" + "9".repeat(50));
        Page page = page("/", width, ColorScheme.LIGHT);
        page.getByText("Or paste a patient's records").click();
        page.getByLabel("Bundle (JSON), pasted or dropped here").fill(bundle);
        page.locator("#pasted button").click();
        page.locator("#why-b12-low summary").click();
        assertThat(page.locator("#why-b12-low").getByText("What would change the answer"))
                .isVisible();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
