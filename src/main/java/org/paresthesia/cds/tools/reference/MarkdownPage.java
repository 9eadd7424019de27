package org.paresthesia.cds.tools.reference;

import java.util.List;
import java.util.stream.Collectors;
import org.paresthesia.cds.tools.register.Markdown;

/** Writes a page as Markdown. */
final class MarkdownPage {

    private MarkdownPage() {}

    static String of(List<Block> blocks) {
        return blocks.stream().map(MarkdownPage::text).collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String text(Block block) {
        if (block instanceof Block.Heading heading) {
            return "#".repeat(heading.level()) + " " + heading.text();
        }
        if (block instanceof Block.Bullets bullets) {
            return Markdown.list(bullets.items());
        }
        if (block instanceof Block.Table table) {
            return Markdown.table(table.head(), table.rows());
        }
        if (block instanceof Block.Code code) {
            return "```\n" + code.text() + "\n```";
        }
        return ((Block.Paragraph) block).text();
    }
}
