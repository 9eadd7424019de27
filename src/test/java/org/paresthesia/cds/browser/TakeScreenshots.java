package org.paresthesia.cds.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Takes the pictures of the documentation; not one of the tests, ./screenshots runs it. */
class TakeScreenshots extends InBrowser {

    private static final Path IMAGES = Path.of("docs", "images");

    private static final Map<String, String> PAGES = Map.of(
            "playground", "/?patient=v02",
            "critical", "/?patient=v07",
            "why", "/playground/why?patient=v02&topic=b12-low",
            "board", "/board",
            "knowledge", "/knowledge/rules/b12-low",
            "logic", "/knowledge/cql/ParesthesiaGate");

    @Test
    void takeAll() {
        someWork();
        PAGES.forEach((name, path) -> {
            take(name + "-light", path, 1280, ColorScheme.LIGHT);
            take(name + "-dark", path, 1280, ColorScheme.DARK);
            take(name + "-360", path, 360, ColorScheme.LIGHT);
        });
        takeTimeline();
    }

    /** Something for the board to show: suggestions taken and cards overridden. */
    private void someWork() {
        Stream.of("v01", "v10", "h01", "s01").forEach(id -> answer(id, "button[name=suggestion]"));
        Stream.of("v05", "p01", "t01", "v12a", "v18").forEach(id -> answer(id, ".override button"));
        Stream.of("v04", "r01", "l03")
                .forEach(id -> page("/?patient=" + id).context().close());
    }

    private void answer(String patient, String button) {
        Page page = page("/?patient=" + patient);
        page.evaluate("document.querySelectorAll('.override').forEach(each => { each.open = true; })");
        page.locator(button).first().click();
        page.locator(".kept").waitFor();
        page.context().close();
    }

    private void take(String name, String path, int width, ColorScheme theme) {
        Page page = page(path, width, theme);
        page.screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(name + ".png")));
        page.context().close();
    }

    private void takeTimeline() {
        Page page = page("/?patient=r02");
        Locator figure = page.locator("figure[data-chart=timeline]");
        figure.locator("canvas").first().waitFor();
        figure.screenshot(new Locator.ScreenshotOptions().setPath(IMAGES.resolve("timeline.png")));
    }
}
