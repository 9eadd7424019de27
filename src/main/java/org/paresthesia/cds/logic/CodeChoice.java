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
        String[] each = codings.split(" ");
        for (String coding : each) {
            int bar = coding.indexOf('|');
            if (bar > 0
                    && !setsOf.apply(coding.substring(0, bar), coding.substring(bar + 1))
                            .isEmpty()) {
                return coding;
            }
        }
        return each[0];
    }
}
