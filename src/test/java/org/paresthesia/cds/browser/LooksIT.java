package org.paresthesia.cds.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every page on every screen: nothing wider than the screen, and nothing that keeps somebody from reading it. */
class LooksIT extends InBrowser {

    /** Enough to pass the fields of a date, each of which is a stop. */
    private static final int PRESSES = 16;

    /** Inside a field for a date, or the button in it, the browser itself marks the part that has the focus. */
    private static final String SHOWS_FOCUS =
            "document.activeElement === document.body || document.activeElement.type === 'date'"
                    + " || getComputedStyle(document.activeElement).outlineStyle === 'solid'";

    private static final List<Integer> WIDTHS = List.of(360, 768, 1280, 1920);
    private static final List<ColorScheme> BOTH = List.of(ColorScheme.LIGHT, ColorScheme.DARK);
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private static Stream<DynamicTest> everywhere(List<Integer> widths, List<ColorScheme> themes, Check check) {
        return MainPages.ALL.stream().flatMap(path -> widths.stream().flatMap(width -> themes.stream()
                .map(theme -> DynamicTest.dynamicTest(
                        path + " at " + width + " px, " + theme, () -> check.of(path, width, theme)))));
    }

    private interface Check {
        void of(String path, int width, ColorScheme theme);
    }

    /** In both themes, one after the other on the same page. */
    @TestFactory
    Stream<DynamicTest> aPageIsNeverWiderThanTheScreen() {
        return everywhere(WIDTHS, List.of(ColorScheme.LIGHT), (path, width, light) -> {
            try (Page page = page(path, width, light)) {
                openAll(page);
                for (ColorScheme theme : BOTH) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                            .as(theme + " " + wide(page, width))
                            .isLessThanOrEqualTo(width);
                }
            }
            nothingWasComplainedAbout();
        });
    }

    /** What sticks out, for whoever has to mend it. */
    private static String wide(Page page, int width) {
        return String.valueOf(page.evaluate(
                "width => [...document.querySelectorAll('main *')].filter(each => each.getBoundingClientRect().right > width + 1)"
                        + ".slice(0, 5).map(each => each.outerHTML.slice(0, 120))",
                width));
    }

    @TestFactory
    Stream<DynamicTest> axeFindsNothingSerious() {
        return everywhere(List.of(360, 1280), BOTH, (path, width, theme) -> {
            try (Page page = page(path, width, theme)) {
                openAll(page);
                assertThat(new AxeBuilder(page)
                                .analyze().getViolations().stream()
                                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                                        .map(rule -> rule.getId() + ": "
                                                + rule.getNodes().get(0).getHtml()))
                        .isEmpty();
            }
        });
    }

    /** Somebody without a mouse sees where they are, and is held nowhere. */
    @TestFactory
    Stream<DynamicTest> theKeyboardWalksThroughAPage() {
        return MainPages.ALL.stream()
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    try (Page page = page(path, 1280, ColorScheme.LIGHT)) {
                        Set<Object> seen = new HashSet<>();
                        for (int pressed = 0; pressed < PRESSES; pressed++) {
                            page.keyboard().press("Tab");
                            assertThat(page.evaluate(SHOWS_FOCUS))
                                    .as("focus is seen at %s", page.evaluate("document.activeElement.outerHTML"))
                                    .isEqualTo(true);
                            seen.add(page.evaluate("document.activeElement.outerHTML"));
                        }
                        assertThat(seen).hasSizeGreaterThan(5);
                    }
                }));
    }

    /** What is folded must be readable too; what is loaded on opening is looked at by pages of its own. */
    private static void openAll(Page page) {
        page.evaluate("document.querySelectorAll('details:not(.rule)').forEach(each => { each.open = true; })");
    }
}
