package org.paresthesia.cds.tools.register;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The few pieces of Markdown that the pages are made of. */
public final class Markdown {

    private Markdown() {}

    /** A table; a pipe in a cell is escaped. */
    public static String table(List<String> head, List<List<String>> rows) {
        return Stream.concat(
                        Stream.of(
                                row(head), row(head.stream().map(each -> "---").toList())),
                        rows.stream().map(Markdown::row))
                .collect(Collectors.joining("\n"));
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** A list with a dash before each line. */
    public static String list(Collection<String> lines) {
        return lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
    }

    /** A link to a file of the project, seen from a page that is so many folders deep. */
    static String link(String text, String path, int depth) {
        return "[" + text + "](" + "../".repeat(depth) + path + ")";
    }
}
