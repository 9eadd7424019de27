package org.paresthesia.cds.trust.limits;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Whether a request may go on; one that may has to {@link #leave}. */
public final class Entry {

    /** Why not. */
    public enum Refusal {
        /** The client has asked more often than it may. */
        TOO_OFTEN,
        /** Too many of its requests are being answered at this moment. */
        TOO_MANY_AT_ONCE
    }

    private final Optional<Refusal> refusal;
    private final Duration retryAfter;
    private final Runnable leaving;

    private Entry(Optional<Refusal> refusal, Duration retryAfter, Runnable leaving) {
        this.refusal = refusal;
        this.retryAfter = Objects.requireNonNull(retryAfter);
        this.leaving = leaving;
    }

    static Entry granted(Runnable leaving) {
        return new Entry(Optional.empty(), Duration.ZERO, leaving);
    }

    static Entry refused(Refusal why, Duration retryAfter) {
        return new Entry(Optional.of(why), retryAfter, () -> {});
    }

    /** Why the request may not go on; empty where it may. */
    public Optional<Refusal> refusal() {
        return refusal;
    }

    /** When to come again. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** Makes room for the next; once for each entry that was granted. */
    public void leave() {
        leaving.run();
    }
}
