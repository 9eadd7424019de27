package org.paresthesia.cds.feedback;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import org.springframework.stereotype.Component;

/** How long answers took, counted by day, service and client in steps of about a fifth until the store takes the counts over. */
@Component
public class Latencies {

    /** How many steps there are; the last one has no end. */
    public static final int STEPS = 64;

    private static final double SHORTEST_MS = 0.1;
    private static final double GROWTH = 1.2;

    private final Clock clock;
    private final Map<Place, AtomicLongArray> waiting = new ConcurrentHashMap<>();

    /** What is counted together: a day in UTC, the id of a service and a client. */
    public record Place(LocalDate day, String service, String client) {}

    /**
     * What was noted, in milliseconds; a quantile is the upper end of its step.
     *
     * @param calls how many answers
     */
    public record Quantiles(long calls, double median, double p95, double p99) {

        /** Of counts by step. */
        public static Quantiles of(long[] counts) {
            long calls = 0;
            for (long each : counts) {
                calls += each;
            }
            return new Quantiles(
                    calls, quantile(counts, calls, 0.5), quantile(counts, calls, 0.95), quantile(counts, calls, 0.99));
        }

        private static double quantile(long[] counts, long calls, double share) {
            long wanted = (long) Math.ceil(calls * share);
            long seen = 0;
            for (int at = 0; at < counts.length; at++) {
                seen += counts[at];
                if (seen >= wanted) {
                    return SHORTEST_MS * Math.pow(GROWTH, at);
                }
            }
            return SHORTEST_MS * Math.pow(GROWTH, counts.length - 1.0);
        }
    }

    /** Days are those of this clock. */
    public Latencies(Clock clock) {
        this.clock = clock;
    }

    /** Notes an answer; nobody waits for it. */
    public void note(String service, String client, long nanoseconds) {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        waiting.computeIfAbsent(new Place(today, service, client), any -> new AtomicLongArray(STEPS))
                .incrementAndGet(step(nanoseconds / 1e6));
    }

    /** Hands over what was noted since it was asked last; each answer once. */
    public Map<Place, long[]> take() {
        Map<Place, long[]> taken = new HashMap<>();
        waiting.forEach((place, counts) -> {
            long[] some = new long[STEPS];
            long all = 0;
            for (int at = 0; at < STEPS; at++) {
                some[at] = counts.getAndSet(at, 0);
                all += some[at];
            }
            if (all > 0) {
                taken.put(place, some);
            }
        });
        return taken;
    }

    private static int step(double milliseconds) {
        double steps = Math.log(Math.max(milliseconds, SHORTEST_MS) / SHORTEST_MS) / Math.log(GROWTH);
        return (int) Math.min(STEPS - 1, Math.ceil(steps));
    }
}
