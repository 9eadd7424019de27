package org.paresthesia.cds.feedback;

import java.time.Duration;

/** What was sent could not be kept; nothing of it was. */
public class StoreUnavailable extends RuntimeException {

    private final transient Duration retryAfter;

    /** With the time after which it may go again. */
    public StoreUnavailable(Duration retryAfter) {
        super("feedback can't be stored at present; nothing of it was kept, please send it again");
        this.retryAfter = retryAfter;
    }

    /** When to try again. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
