package org.paresthesia.cds.tools.wire;

/** Something that the caller gave a tool and that can't be used; the message says what. */
public class Unusable extends RuntimeException {

    /** What it is, in words for a terminal. */
    public Unusable(String message) {
        super(message);
    }
}
