package org.paresthesia.cds.cards.detail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paresthesia.cds.conformance.Proves;

/** No text of a chart becomes markup, a link or an element, wherever it stands and whichever program renders it. */
@Proves("H9")
class MarkdownTextTest {

    private static final List<String> PIECES = List.of(
            "<img src=x onerror=alert(1)>",
            "<script>alert(1)</script>",
            "<!--",
            "-->",
            "<?",
            "<![CDATA[",
            "</p>",
            "<b",
            "[x](javascript:alert(1))",
            "![i](https://evil.example/i.png)",
            "[x]",
            "[x]: https://evil.example",
            "](",
            ")",
            "`",
            "``",
            "```",
            "~~~",
            "~~gone~~",
            "**",
            "__",
            "*",
            "_",
            "|",
            "| a | b |",
            "\n",
            "\r\n",
            "\n\n",
            "\t",
            "    ",
            "# heading",
            "#",
            "> quote",
            "- item",
            "+ item",
            "1. item",
            "1) item",
            "---",
            "===",
            ":-:",
            "| --- |",
            "\\",
            "\\\\",
            "&lt;",
            "&#60;",
            "&",
            "https://evil.example/a",
            "HTTP://EVIL.EXAMPLE",
            "www.evil.example",
            "WWW.evil.example",
            "wwwwww.evil.example",
            "mailto:a@evil.example",
            "a@evil.example",
            "@",
            "://",
            "//evil.example",
            "ftp://evil.example",
            "javascript:alert(1)",
            "evil.example",
            "<https://evil.example>",
            "<a@evil.example>",
            "$x$",
            "[^1]",
            "[ ] task",
            "\u202E",
            "\u200B",
            "\u2066",
            "\uFEFF",
            "\u2028",
            "\u0000",
            "\u0007",
            "\uD800",
            "é",
            "数",
            "😀",
            "a",
            "1",
            "-5",
            "0.4",
            " ");

    private static final Pattern LINK_FINDERS =
            Pattern.compile("(?i)[a-z]://|www\\.|//|[-._+a-z0-9]@|@[-a-z0-9]|[\\p{Cf}\\p{Cc}]|[a-z]\\.[a-z]{2}");

    static Stream<String> hostileTexts() {
        return Stream.concat(
                PIECES.stream(),
                Stream.generate(new Random(7)::nextInt).limit(4000).map(MarkdownTextTest::mixed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "- %s", "- a: %s, b", "**a** %s", "| a | b |\n| --- | --- |\n| %s | c |", "[%s](x)"})
    void aHostileTextStaysOneTextWhereverItStands(String frame) {
        String whole = Rendered.of(frame.formatted("word")).words();
        String after = whole.substring(whole.indexOf("word") + "word".length());
        assertThat(hostileTexts()).allSatisfy(hostile -> {
            String safe = MarkdownText.ofChart(hostile);
            String harmless = safe.isEmpty() ? "" : "word";

            assertThat(Rendered.of(frame.formatted(safe)).structure())
                    .isEqualTo(Rendered.of(frame.formatted(harmless)).structure());
            assertThat(Rendered.of(frame.formatted(safe)).words()).endsWith(after);
        });
    }

    @Test
    void noProgramFindsALinkInTheWordsThatAreShown() {
        assertThat(hostileTexts()).allSatisfy(hostile -> assertThat(
                        Rendered.of("a " + MarkdownText.ofChart(hostile)).words())
                .doesNotContainPattern(LINK_FINDERS));
    }

    @Test
    void noTextHoldsAnAngleBracketForAProgramThatTakesItAsHtml() {
        assertThat(hostileTexts())
                .flatMap(text -> List.of(MarkdownText.ofChart(text), MarkdownText.ofContent(text)))
                .allSatisfy(text -> assertThat(text).doesNotContain("<", ">").doesNotContainPattern("\\v"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "120 pmol/L (about 163 pg/mL)",
                "mL/min/1.73",
                "2026-06-20",
                "5.4 %",
                "Numb foot, left: worse at night",
                "x 10^9/L",
                "both sides"
            })
    void ordinaryTextIsReadableInTheSource(String text) {
        assertThat(MarkdownText.ofChart(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<150",
                ">=2000",
                "{ratio}",
                "mL/min/{1.73_m2}",
                "-5",
                "A&E",
                "1. left 2. right",
                "[lb_av]",
                "50%*"
            })
    void unitsAndComparatorsAreShownAsRecorded(String text) {
        assertThat(Rendered.of("- " + MarkdownText.ofChart(text)).words()).isEqualTo(text);
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        String cut = MarkdownText.ofChart("😀".repeat(500));

        assertThat(cut).isEqualTo("😀".repeat(MarkdownText.LONGEST) + "…");
    }

    @Test
    void directionOverridesAndZeroWidthCharactersAreGone() {
        assertThat(MarkdownText.ofChart("a\u202Eb\u200Bc\u2066d\uFEFFe\u0000f")).isEqualTo("abcde f");
    }

    @Test
    void theAddressOfALinkCannotEndTheLink() {
        String markdown = "[x](" + MarkdownText.address("https://example.org/a_(b) c<d") + ")";

        assertThat(Rendered.of(markdown).links()).containsExactly("https://example.org/a_%28b%29%20c%3Cd");
    }

    private static String mixed(int seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
