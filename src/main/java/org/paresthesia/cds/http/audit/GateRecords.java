package org.paresthesia.cds.http.audit;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets those who are refused at the gate be recorded ten times a second, and counts the rest: whoever floods the service must not be
 * able to fill its disk too.
 */
final class GateRecords {

    private static final int A_MINUTE = 600;
    private static final int BURST = 200;

    private final AtomicInteger leftOut = new AtomicInteger();
    private final Bucket bucket;

    GateRecords() {
        this(A_MINUTE, BURST);
    }

    GateRecords(int aMinute, int burst) {
        bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(aMinute, Duration.ofMinutes(1)))
                .build();
    }

    /** How many were left out before this one; empty where this one is left out too. */
    OptionalInt next() {
        if (bucket.tryConsume(1)) {
            return OptionalInt.of(leftOut.getAndSet(0));
        }
        leftOut.incrementAndGet();
        return OptionalInt.empty();
    }
}
