package org.paresthesia.cds.chart;

/**
 * The client sent FHIR of another version; what it says could be misread as R4 (protocol, D11: 400).
 *
 * <p>The message names the element that gives the version away, never a value, and may be sent to the client.
 */
public class NotR4 extends RuntimeException {

    /** The element that R4 does not have in this shape, for example {@code Condition.clinicalStatus as a string}. */
    public NotR4(String element) {
        super("FHIR R4 is required; the data has " + element);
    }
}
