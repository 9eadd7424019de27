package org.paresthesia.cds.telemetry;

import java.util.Arrays;

/**
 * When an answer began, and how long its steps took, in nanoseconds of {@link System#nanoTime}.
 *
 * @param start when it began
 * @param end when it was ended
 * @param steps one for each {@link Step}, in their order
 */
public record CallTimes(long start, long end, long[] steps) {

    /** Copies the array. */
    public CallTimes {
        steps = Arrays.copyOf(steps, Step.values().length);
    }

    /** How long a step took. */
    public long of(Step step) {
        return steps[step.ordinal()];
    }

    /** How long all of it took. */
    public long total() {
        return end - start;
    }
}
