package org.paresthesia.cds.findings;

/** The answer of a rule; "unknown" means that the record does not say, and never becomes "no" on the way. */
public enum Truth {
    HOLDS,
    DOES_NOT_HOLD,
    UNKNOWN;

    /** A CQL Boolean as an answer: null is unknown. */
    public static Truth of(Boolean value) {
        if (value == null) {
            return UNKNOWN;
        }
        return value ? HOLDS : DOES_NOT_HOLD;
    }
}
