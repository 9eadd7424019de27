package org.paresthesia.cds.tools.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a chart holds reaches a terminal but as text. */
class TerminalTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2J",
                "\u009b31m",
                "\u0007",
                "\r",
                "\u202e",
                "\u2066",
                "\u200b",
                "\ue000",
                "\ud800",
                "\u2028"
            })
    void whatIsNotSimplyShownIsWrittenOut(String hostile) {
        String shown = TerminalText.harmless("a" + hostile + "b");
        assertThat(shown)
                .doesNotContain(hostile.substring(0, 1))
                .startsWith("a<U+")
                .endsWith("b");
        String json = TerminalText.harmlessJson("\"" + hostile + "\"");
        assertThat(json).doesNotContain(hostile.substring(0, 1)).startsWith("\"\\u");
    }

    @Test
    void wordsOfAllLanguagesAndLineEndsStay() {
        String words = "Vitamin B12: 150 pg/mL – Müller, 中文, 😀\nnext";
        assertThat(TerminalText.harmless(words)).isEqualTo(words);
    }

    @Test
    void aSignOfTwoHalvesStaysOneInJson() {
        assertThat(TerminalText.harmlessJson("\"\udb40\udc41\"")).isEqualTo("\"\\udb40\\udc41\"");
    }

    @Test
    void longLinesAreWrappedAndWordsThatAreTooLongAreNot() {
        String page =
                new Page().line(2, "word ".repeat(40)).line(0, "x".repeat(150)).toString();
        assertThat(page.lines().limit(2)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(page).contains("\n    word").contains("x".repeat(150));
    }

    @Test
    void markdownBecomesTheSameWordsWithoutMarks() {
        assertThat(PlainMarkdown.of("**Found**\n\n- 1 \\* 2 &lt;b&gt;\n\n| a | b |\n|---|---|\n| c | d |"))
                .contains("Found", "- 1 * 2 <b>", "c", "d")
                .doesNotContain("**", "|---");
    }
}
