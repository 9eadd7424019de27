package org.paresthesia.cds.knowledge;

import java.util.Collection;
import java.util.Comparator;

/** Finds the name that somebody probably meant, for the cure in a message. */
public final class Names {

    private Names() {}

    /** A cure that suggests the closest existing name, by the number of letters to change, if it is close at all. */
    public static String didYouMean(String wrong, Collection<String> existing) {
        int letters = wrong.length() - (wrong.lastIndexOf('/') + 1);
        return existing.stream()
                .min(Comparator.comparingInt((String name) -> distance(wrong, name))
                        .thenComparing(name -> name))
                .filter(name -> distance(wrong, name) <= Math.max(2, letters / 2))
                .map(name -> "did you mean \"" + name + "\"?")
                .orElse("name one that exists, or add it");
    }

    /** Levenshtein distance, with one row of the table kept. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int changed = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
