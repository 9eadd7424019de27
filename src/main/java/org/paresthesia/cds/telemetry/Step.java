package org.paresthesia.cds.telemetry;

import java.util.Locale;

/** The steps of an answer, in their order. */
public enum Step {
    /** The body arrives. */
    RECEIVE,
    /** The body is read, and what it sent of the chart is scanned. */
    READ,
    /** The chart is completed, FHIR servers included, and its records become objects. */
    CHART,
    /** The rules run over it. */
    LOGIC,
    /** Cards are chosen and written. */
    CARDS,
    /** The answer becomes JSON. */
    WRITE;

    /** As it is named outside: {@code chart}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
