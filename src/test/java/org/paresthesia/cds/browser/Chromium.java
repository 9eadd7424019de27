package org.paresthesia.cds.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Debian's Chromium without a window, driven by Playwright, which downloads nothing.
 *
 * <p>System properties: {@code test.chromium} names the program; {@code test.browser=required} makes a missing one a failure instead
 * of a skipped test.
 */
public final class Chromium implements AutoCloseable {

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** A busy machine is ten times slower. */
    private static final double PATIENCE_MS = 60_000;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    private Chromium(Path program) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setHeadless(true)
                        .setArgs(QUIET));
    }

    /** A running browser; the test is skipped where there is none, unless one is required. */
    public static Chromium start() {
        Optional<Path> program = Stream.of(
                        System.getProperty("test.chromium", "/usr/bin/chromium"), "/usr/bin/chromium-browser")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        boolean isRequired = "required".equals(System.getProperty("test.browser"));
        Assumptions.assumeTrue(
                isRequired || program.isPresent(),
                "no Chromium: ./verify installs it on Debian, -Dtest.chromium=<program> names another place");
        return new Chromium(program.orElseThrow(() -> new AssertionError("there is no Chromium, and one is required")));
    }

    /** An empty page of a reader with this width in pixels and this theme; what the page complains about is kept. */
    public Page page(int width, ColorScheme theme) {
        BrowserContext reader = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(theme));
        Page page = reader.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // A page that says 404 is meant to; what it loads is not.
            boolean isOfThePageItself = message.location().startsWith(page.url());
            if (message.type().equals("error") && !isOfThePageItself) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    /** Errors of scripts and of the content policy, on all pages since the start. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
