package org.paresthesia.cds.chart;

/** The Patient that was sent or read is not the one that the call is about (protocol, D10); the message names nobody. */
public class WrongPatient extends RuntimeException {

    /** Says that the two differ, and neither id. */
    public WrongPatient() {
        super("the Patient under the key patient is not the one of context.patientId");
    }
}
