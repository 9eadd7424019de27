package org.paresthesia.cds.playground.pages;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/** The Markdown of a card as HTML: raw HTML stays text, addresses that could run something are dropped. */
public final class CardMarkdown {

    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(List.of("https", "http")))
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                if (node instanceof Link) {
                    attributes.put("rel", "noopener noreferrer");
                }
            })
            .build();

    /** A wide table is moved inside its own frame, by the keyboard too; what a card says itself holds no tag, since HTML is escaped. */
    private static final String SCROLLS =
            "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table of the card\">";

    private CardMarkdown() {}

    /** HTML that can stand in a page as it is. */
    public static String html(String markdown) {
        Node document = PARSER.parse(markdown);
        return RENDERER.render(document).replace("<table>", SCROLLS + "<table>").replace("</table>", "</table></div>");
    }
}
