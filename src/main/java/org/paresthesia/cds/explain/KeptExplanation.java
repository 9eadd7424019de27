package org.paresthesia.cds.explain;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is kept of one answer for those who ask why.
 *
 * @param cards the topics of its cards, in their order
 * @param settings the numbers that the caller's site changed, by {@code Library.Parameter}
 * @param explanation why; holds chart text
 */
public record KeptExplanation(List<String> cards, Map<String, String> settings, Explanation explanation) {

    /** Copies the collections. */
    public KeptExplanation {
        cards = List.copyOf(cards);
        settings = Map.copyOf(settings);
        Objects.requireNonNull(explanation);
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "KeptExplanation[" + cards + "]";
    }
}
