package org.paresthesia.cds.logic.prepared;

import java.time.Duration;

/**
 * When the evaluations of one call have to be over; told of every step, so that nothing runs on that nobody waits for any more.
 *
 * <p>The clock is read once in many steps: a step is the first value of a define or one row of a query and takes about a
 * microsecond, so that the end is noticed soon, and a call in time pays nothing that could be measured.
 */
public final class Deadline {

    /** A power of two. */
    private static final int STEPS = 256;

    private final long start = System.nanoTime();
    private final long nanoseconds;
    private int steps;
    private boolean isOver;

    private Deadline(long nanoseconds) {
        this.nanoseconds = nanoseconds;
    }

    /** That never comes. */
    public static Deadline never() {
        return new Deadline(Long.MAX_VALUE);
    }

    /** That comes after this time from now. */
    public static Deadline in(Duration time) {
        return new Deadline(time.toNanos());
    }

    /**
     * One more step.
     *
     * @throws OutOfTime if there is no time for it; from then on for every one
     */
    void step() {
        if (isOver || ((++steps & (STEPS - 1)) == 0 && isPassed())) {
            isOver = true;
            throw new OutOfTime();
        }
    }

    private boolean isPassed() {
        return System.nanoTime() - start > nanoseconds;
    }

    /** Whether a step was refused. */
    public boolean isOver() {
        return isOver;
    }
}
