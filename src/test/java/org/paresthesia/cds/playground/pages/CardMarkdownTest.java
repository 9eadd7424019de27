package org.paresthesia.cds.playground.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A card's Markdown as HTML, whatever stands in it. */
class CardMarkdownTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](data:text/html,<script>)",
                "![x](javascript:alert(1))",
                "| a | b |\n|---|---|\n| <b onclick=x> | </table><script> |",
                "</table><div onmouseover=x>"
            })
    void nothingInItRuns(String markdown) {
        assertThat(CardMarkdown.html(markdown))
                .doesNotContain(
                        "<script", "<img src=x", "=\"javascript:", "=\"data:", "<b onclick", "<div onmouseover");
    }

    @Test
    void tablesStandInAFrameThatTheKeyboardCanMove() {
        assertThat(CardMarkdown.html("| a |\n|---|\n| 1 |"))
                .contains("<div class=\"scroll\" role=\"region\" tabindex=\"0\"", "<table>", "</table></div>");
    }

    @Test
    void aLinkToAGuidelineStaysALink() {
        assertThat(CardMarkdown.html("[NICE](https://www.nice.org.uk/guidance/ng239)"))
                .contains("href=\"https://www.nice.org.uk/guidance/ng239\"", "rel=\"noopener noreferrer\"");
    }
}
