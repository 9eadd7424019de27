package org.paresthesia.cds.chart.delivery;

import java.util.Objects;
import org.paresthesia.cds.knowledge.LookBack;

/**
 * When a resource was, and how far back the rules look for it.
 *
 * @param date the one point in time at which it was, as sent; empty where it has none, more than one, or a period
 * @param lookBack how far back the rules look for resources with its codings
 */
public record Age(String date, LookBack lookBack) {

    /** Refuses an age with a missing part. */
    public Age {
        Objects.requireNonNull(date);
        Objects.requireNonNull(lookBack);
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "Age[...]";
    }
}
