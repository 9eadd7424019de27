package org.paresthesia.cds.logic.prepared;

/** The time of a call was over before a value was computed; the value is unknown. */
public final class OutOfTime extends RuntimeException {

    OutOfTime() {
        super("the deadline is over", null, false, false);
    }
}
