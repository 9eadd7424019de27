package org.paresthesia.cds.http.description;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.paresthesia.cds.tools.reference.Block;
import org.springframework.web.util.HtmlUtils;

/** Writes a page as HTML: no script, one style sheet beside it, and every text escaped before it gets its few marks. */
final class HtmlPage {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");

    /** An address that is relative or https; anything else stays text. */
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\(((?:https://)?[A-Za-z0-9./_#-]+)\\)");

    private static final String FRAME =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <link rel="stylesheet" href="api.css">
            </head>
            <body>
            <nav aria-label="Contents">
            <ul>
            %s
            </ul>
            </nav>
            <main>
            %s
            </main>
            </body>
            </html>
            """;

    private HtmlPage() {}

    static String of(String title, List<Block> blocks) {
        String contents = blocks.stream()
                .filter(block -> block instanceof Block.Heading heading && heading.level() == 2)
                .map(block -> (Block.Heading) block)
                .map(heading -> "<li><a href=\"#" + anchor(heading) + "\">" + marked(heading.text()) + "</a></li>")
                .collect(Collectors.joining("\n"));
        String main = blocks.stream().map(HtmlPage::html).collect(Collectors.joining("\n"));
        return FRAME.formatted(HtmlUtils.htmlEscape(title), contents, main);
    }

    private static String html(Block block) {
        if (block instanceof Block.Heading heading) {
            String tag = "h" + heading.level();
            return "<" + tag + " id=\"" + anchor(heading) + "\">" + marked(heading.text()) + "</" + tag + ">";
        }
        if (block instanceof Block.Bullets bullets) {
            return elements("li", bullets.items(), "<ul>", "</ul>");
        }
        if (block instanceof Block.Table table) {
            return table(table);
        }
        if (block instanceof Block.Code code) {
            return "<pre tabindex=\"0\"><code>" + HtmlUtils.htmlEscape(code.text()) + "</code></pre>";
        }
        return "<p>" + marked(((Block.Paragraph) block).text()) + "</p>";
    }

    private static String table(Block.Table table) {
        String head = elements("th scope=\"col\"", table.head(), "<thead><tr>", "</tr></thead>");
        String rows = table.rows().stream()
                .map(row -> elements("td", row, "<tr>", "</tr>"))
                .collect(Collectors.joining("\n"));
        String name = HtmlUtils.htmlEscape(String.join(", ", table.head()));
        return "<div class=\"table\" role=\"region\" aria-label=\"" + name + "\" tabindex=\"0\"><table>\n" + head
                + "\n<tbody>\n" + rows + "\n</tbody></table></div>";
    }

    private static String elements(String tag, List<String> texts, String before, String after) {
        String end = "</" + tag.split(" ", 2)[0] + ">";
        return texts.stream()
                .map(text -> "<" + tag + ">" + marked(text) + end)
                .collect(Collectors.joining("", before, after));
    }

    private static String marked(String text) {
        String escaped = HtmlUtils.htmlEscape(text);
        String coded = CODE.matcher(escaped).replaceAll("<code>$1</code>");
        String strong = STRONG.matcher(coded).replaceAll("<strong>$1</strong>");
        return LINK.matcher(strong).replaceAll("<a href=\"$2\">$1</a>");
    }

    private static String anchor(Block.Heading heading) {
        return heading.text()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
