package org.paresthesia.cds.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.paresthesia.cds.whole.WholeService;
import org.springframework.test.context.TestPropertySource;

/**
 * The whole service, and a browser that reads its pages; no page may complain. The service is one of its own: what is overridden in the
 * browser must be quiet in no other test.
 */
@TestPropertySource(properties = "spring.datasource.hikari.maximum-pool-size=4")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBrowser extends WholeService {

    private Chromium chromium;

    @BeforeAll
    void open() {
        chromium = Chromium.start();
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void nothingWasComplainedAbout() {
        assertThat(chromium.complaints()).isEmpty();
    }

    /** A page at this address, as read by somebody with this screen. */
    Page page(String path, int width, ColorScheme theme) {
        Page page = chromium.page(width, theme);
        page.navigate(address() + path);
        return page;
    }

    /** A page as most read it. */
    Page page(String path) {
        return page(path, 1280, ColorScheme.LIGHT);
    }
}
