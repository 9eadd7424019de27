package org.paresthesia.cds.logic;

import java.util.Set;
import java.util.function.BiFunction;

/**
 * Chooses, of all codings of a record, the one that a card shows.
 *
 * @param setsOf the value sets that a (system, code) is in
 */
public record CodeChoice(BiFunction<String, String, Set<String>> setsOf) {

    /** The first coding that any value set knows, else the first; codings are written {@code system|code}, separated by spaces. */
    String firstKnown(String codings) {
        int start = 0;
        while (start < codings.length()) {
            int end = endOf(codings, start);
            if (isKnown(codings, start, end)) {
                return codings.substring(start, end);
            }
            start = end + 1;
        }
        return codings.substring(0, endOf(codings, 0));
    }

    private static int endOf(String codings, int start) {
        int space = codings.indexOf(' ', start);
        return space < 0 ? codings.length() : space;
    }

    private boolean isKnown(String codings, int start, int end) {
        int bar = codings.indexOf('|', start);
        return bar > start
                && bar < end
                && !setsOf.apply(codings.substring(start, bar), codings.substring(bar + 1, end))
                        .isEmpty();
    }
}
