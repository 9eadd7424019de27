package org.paresthesia.cds.chart.delivery;

import java.util.Set;

/**
 * What a prefetch key, or a query of ours, asks for.
 *
 * @param type the FHIR type that counts under the key; others are there only to understand it
 * @param count the page size asked for, newest first; 0 where everything was asked for
 */
public record Search(String type, int count) {

    private static final String ANY = "*";
    private static final Set<String> ALWAYS = Set.of("Bundle", "OperationOutcome", "Patient");

    /** Resources of any type, for example draft orders. */
    public static Search anything() {
        return new Search(ANY, 0);
    }

    /** Whether a resource of this type is what was asked for. */
    public boolean isFor(String seen) {
        return seen.equals(type) || (type.equals(ANY) && !seen.isEmpty() && !ALWAYS.contains(seen));
    }

    /** Whether resources are kept even where their codes cannot matter: something may refer to them. */
    public boolean keepsAll() {
        return type.equals(ANY);
    }

    /** Whether Medications are needed to understand the answer. */
    public boolean isForMedicines() {
        return type.startsWith("Medication");
    }

    /** Whether a resource of this type has to be looked into; a type not yet known has to. */
    public boolean looksInto(String seen) {
        return seen == null || isFor(seen) || ALWAYS.contains(seen) || (seen.equals("Medication") && isForMedicines());
    }
}
