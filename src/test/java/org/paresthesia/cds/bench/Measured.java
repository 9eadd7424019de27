package org.paresthesia.cds.bench;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * What some calls took.
 *
 * @param latencies nanoseconds of each call
 * @param nanoseconds how long all of them took together
 */
record Measured(long[] latencies, long nanoseconds) {

    static final Measured NOTHING = new Measured(new long[0], 0);

    /** Sorts a copy, so that quantiles can be read off. */
    Measured {
        latencies = LongStream.of(latencies).sorted().toArray();
    }

    /** These calls and those of another slice. */
    Measured and(Measured other) {
        long[] all = Arrays.copyOf(latencies, latencies.length + other.latencies.length);
        System.arraycopy(other.latencies, 0, all, latencies.length, other.latencies.length);
        return new Measured(all, nanoseconds + other.nanoseconds);
    }

    /** The time within which this share of calls was answered, in milliseconds; 0.5 is the median. */
    double quantile(double share) {
        int at = (int) Math.ceil(share * latencies.length) - 1;
        return latencies[Math.max(at, 0)] / 1e6;
    }

    /** Answered calls a second. */
    double rate() {
        return latencies.length / (nanoseconds / 1e9);
    }
}
