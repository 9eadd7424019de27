package org.paresthesia.cds.tools.reference;

import java.util.List;

/**
 * A part of a page. Texts hold words, {@code `code`} and {@code [links](address)}, as in Markdown, and nothing else.
 *
 * <p>One page is written as Markdown and as HTML, so that the two can't say different things.
 */
public sealed interface Block {

    /** A heading; level 1 is the page's. */
    record Heading(int level, String text) implements Block {}

    /** A paragraph. */
    record Paragraph(String text) implements Block {}

    /** A list. */
    record Bullets(List<String> items) implements Block {

        /** Copies the list. */
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /** A table; every row has as many cells as the head. */
    record Table(List<String> head, List<List<String>> rows) implements Block {

        /** Copies the lists and refuses a row that does not fit. */
        public Table {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
            int columns = head.size();
            if (rows.stream().anyMatch(row -> row.size() != columns)) {
                throw new IllegalArgumentException("a row has another number of cells than the head");
            }
        }
    }

    /** Text to be copied, as it is. */
    record Code(String text) implements Block {}

    /** A heading of a section. */
    static Block section(String text) {
        return new Heading(2, text);
    }
}
