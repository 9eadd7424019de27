package org.paresthesia.cds.trust;

/** A configuration that must not start; the message names the property and the cure. */
public class WrongConfiguration extends RuntimeException {

    /** What is wrong and what to do. */
    public WrongConfiguration(String message) {
        super(message);
    }
}
