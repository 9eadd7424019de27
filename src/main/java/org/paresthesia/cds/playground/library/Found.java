package org.paresthesia.cds.playground.library;

import java.util.Locale;

/**
 * Something that the service knows, as a line of a list.
 *
 * @param kind what it is: rule, cause, value set, number, define, source
 * @param name its name
 * @param words what it says or decides
 * @param link where it stands, below the knowledge's address
 */
public record Found(String kind, String name, String words, String link) {

    /** Whether all words of a search stand in it. */
    boolean matches(String[] wanted) {
        String all = (kind + " " + name + " " + words).toLowerCase(Locale.ROOT);
        for (String word : wanted) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
