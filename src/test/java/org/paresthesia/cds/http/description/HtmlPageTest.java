package org.paresthesia.cds.http.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.tools.reference.Block;

/** Texts become HTML with their few marks and nothing else. */
class HtmlPageTest {

    /** A text and what stands for it in the page. */
    private record Row(String text, String html) {}

    @TestFactory
    Stream<DynamicTest> aTextIsMarkedUpAndEscaped() {
        return Stream.of(
                        new Row("plain", "plain"),
                        new Row("`code`", "<code>code</code>"),
                        new Row("**strong**", "<strong>strong</strong>"),
                        new Row("[words](schemas/types.json)", "<a href=\"schemas/types.json\">words</a>"),
                        new Row("[words](https://example.org/x)", "<a href=\"https://example.org/x\">words</a>"),
                        new Row("[words](javascript:alert(1))", "[words](javascript:alert(1))"),
                        new Row("[words](x\" onclick=\"y)", "[words](x&quot; onclick=&quot;y)"),
                        new Row("<b>&", "&lt;b&gt;&amp;"),
                        new Row("`<b>`", "<code>&lt;b&gt;</code>"))
                .map(row -> DynamicTest.dynamicTest(
                        row.text(), () -> assertThat(HtmlPage.of("t", List.of(new Block.Paragraph(row.text()))))
                                .contains("<p>" + row.html() + "</p>")));
    }

    @TestFactory
    Stream<DynamicTest> everyKindOfBlockIsWritten() {
        return Stream.<Block>of(
                        new Block.Heading(2, "`A` & b"),
                        new Block.Bullets(List.of("one", "two")),
                        new Block.Table(List.of("head"), List.of(List.of("cell"))),
                        new Block.Code("<x>"))
                .map(block -> DynamicTest.dynamicTest(
                        block.getClass().getSimpleName(), () -> assertThat(HtmlPage.of("t", List.of(block)))
                                .containsAnyOf(
                                        "<h2 id=\"a-b\"><code>A</code> &amp; b</h2>",
                                        "<ul><li>one</li><li>two</li></ul>",
                                        "<th scope=\"col\">head</th>",
                                        "<pre tabindex=\"0\"><code>&lt;x&gt;</code></pre>")));
    }
}
