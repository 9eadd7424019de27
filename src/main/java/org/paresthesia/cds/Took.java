package org.paresthesia.cds;

/**
 * How long the steps of an answer took, in nanoseconds of {@link System#nanoTime}.
 *
 * @param chart to gather and read the chart, answers of a FHIR server included
 * @param logic to run the logic over it
 * @param cards to choose and write the cards
 */
public record Took(long chart, long logic, long cards) {

    /** For an answer that took no step. */
    static final Took NOTHING = new Took(0, 0, 0);

    /** With the time of the last step. */
    Took withCards(long nanoseconds) {
        return new Took(chart, logic, nanoseconds);
    }
}
