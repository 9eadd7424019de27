package org.paresthesia.cds.chart;

/**
 * The Patient could not be had, so nothing can be said of anybody (protocol, section E: 412).
 *
 * <p>The message names what was tried, never a value of the patient, and may be sent to the client.
 */
public class PatientUnavailable extends RuntimeException {

    /** What was tried, in words that may be sent to the client. */
    public PatientUnavailable(String message) {
        super(message);
    }
}
