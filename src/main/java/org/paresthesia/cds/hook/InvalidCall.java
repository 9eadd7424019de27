package org.paresthesia.cds.hook;

/** A call that does not keep to CDS Hooks; the message names the field and the rule, never a value of the patient. */
public class InvalidCall extends RuntimeException {

    /** What is wrong, in words that may be sent to the client. */
    public InvalidCall(String message) {
        super(message);
    }
}
