package org.paresthesia.cds.findings;

import java.util.Objects;

/**
 * A value of the record beside what it was compared with, as the logic did it.
 *
 * @param fact the value as recorded; for a question of time, with the date that was compared
 * @param asked what was asked of it
 * @param limit what it was compared with, as a number or a date; for {@link Asked#USABLE} why it is not usable
 * @param setting the full name of the setting that the limit is or comes from; empty where it is the laboratory's own
 * @param outcome what came out
 */
public record Comparison(Fact fact, Asked asked, String limit, String setting, Outcome outcome) {

    /** What can be asked of a value. */
    public enum Asked {
        BELOW,
        AT_MOST,
        AT_LEAST,
        ABOVE,
        OF_AGE,
        WITHIN,
        ON_OR_AFTER,
        ON_OR_BEFORE,
        BEFORE,
        USABLE;

        /** Whether it is a question of when, and not of how much. */
        public boolean isOfTime() {
            return this == WITHIN || this == ON_OR_AFTER || this == ON_OR_BEFORE || this == BEFORE;
        }
    }

    /** Certainly so, certainly not so, or left open by the value. */
    public enum Outcome {
        MET,
        NOT_MET,
        UNKNOWN
    }

    /** Refuses what is missing. */
    public Comparison {
        Objects.requireNonNull(fact);
        Objects.requireNonNull(asked);
        Objects.requireNonNull(limit);
        Objects.requireNonNull(setting);
        Objects.requireNonNull(outcome);
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "Comparison[" + fact.what() + ", " + asked + ", " + outcome + "]";
    }
}
