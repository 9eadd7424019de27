package org.paresthesia.cds.tools.text;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** Turns the Markdown of a card into plain text: the same words, without marks. */
public final class PlainMarkdown {

    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final TextContentRenderer RENDERER = TextContentRenderer.builder()
            .extensions(TABLES)
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .build();

    private PlainMarkdown() {}

    /** GitHub Flavored Markdown as text; HTML in it stays visible as it is written. */
    public static String of(String markdown) {
        return RENDERER.render(PARSER.parse(markdown));
    }
}
