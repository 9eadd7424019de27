package org.paresthesia.cds.cards.detail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A detail in the making: paragraphs and short lists with headings, in order. */
final class DetailText {

    private final List<String> blocks = new ArrayList<>();

    /** Adds a paragraph; an empty one is left out. */
    DetailText paragraph(String text) {
        if (!text.isBlank()) {
            blocks.add(text);
        }
        return this;
    }

    /** Adds a heading with a list, or nothing where the list is empty; what is beyond the limit is counted. */
    DetailText list(String heading, List<String> lines, int most) {
        return list(heading, lines, most, line -> line);
    }

    /** The same for things that are put into words only where they are shown: a chart may hold very many. */
    <T> DetailText list(String heading, List<T> items, int most, Function<T, String> words) {
        if (items.isEmpty()) {
            return this;
        }
        StringBuilder block = new StringBuilder("**").append(heading).append("**\n");
        items.stream().limit(most).map(words).forEach(line -> block.append("\n- ")
                .append(line));
        if (items.size() > most) {
            block.append("\n- and ").append(items.size() - most).append(" more");
        }
        blocks.add(block.toString());
        return this;
    }

    /** Everything as Markdown. */
    String text() {
        return String.join("\n\n", blocks);
    }
}
