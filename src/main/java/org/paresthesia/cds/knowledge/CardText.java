package org.paresthesia.cds.knowledge;

import java.util.Objects;
import java.util.Optional;

/**
 * A text that a rule adds to its card.
 *
 * @param when the CQL define that must hold for the text to be shown; always shown where absent
 * @param kind where it stands on the card
 * @param text one sentence or a short paragraph in GitHub Flavored Markdown, written by us, never chart text
 */
public record CardText(Optional<String> when, Kind kind, String text) {

    /** A summary replaces the title; the others are parts of the detail. */
    public enum Kind {
        SUMMARY,
        NOTE,
        CAUTION,
        ALTERNATIVE
    }

    /** The most characters of a card's summary: CDS Hooks 2.0.1 asks for fewer than 140. */
    public static final int LONGEST_SUMMARY = 139;

    /** Refuses an empty text, a summary that is too long, and a summary without a condition. */
    public CardText {
        Objects.requireNonNull(when);
        Objects.requireNonNull(kind);
        if (text.isBlank()) {
            throw new IllegalArgumentException("a card text needs words");
        }
        if (kind == Kind.SUMMARY && (when.isEmpty() || !fitsSummary(text))) {
            throw new IllegalArgumentException("a summary needs a condition and at most 139 characters");
        }
    }

    /** Whether the text is short enough for a summary, counted in code points. */
    public static boolean fitsSummary(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_SUMMARY;
    }
}
