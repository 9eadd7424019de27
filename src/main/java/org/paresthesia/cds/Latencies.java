package org.paresthesia.cds;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import org.springframework.stereotype.Component;

/** How long answers took since the start, by service, in steps of about a fifth; noting one is a few nanoseconds. */
@Component
public class Latencies {

    private static final int STEPS = 64;
    private static final double SHORTEST_MS = 0.1;
    private static final double GROWTH = 1.2;

    private final Map<String, AtomicLongArray> byService = new ConcurrentHashMap<>();

    /**
     * What was noted of one service, in milliseconds; a quantile is the upper end of its step.
     *
     * @param calls how many answers
     */
    public record Quantiles(long calls, double median, double p95, double p99) {}

    /** Notes an answer. */
    public void note(String service, long nanoseconds) {
        byService.computeIfAbsent(service, any -> new AtomicLongArray(STEPS)).incrementAndGet(step(nanoseconds / 1e6));
    }

    /** What was noted so far, by the id of the service. */
    public Map<String, Quantiles> byService() {
        Map<String, Quantiles> all = new TreeMap<>();
        byService.forEach((service, counts) -> all.put(service, quantiles(counts)));
        return all;
    }

    private static int step(double milliseconds) {
        double steps = Math.log(Math.max(milliseconds, SHORTEST_MS) / SHORTEST_MS) / Math.log(GROWTH);
        return (int) Math.min(STEPS - 1, Math.ceil(steps));
    }

    private static Quantiles quantiles(AtomicLongArray counts) {
        long calls = 0;
        for (int at = 0; at < STEPS; at++) {
            calls += counts.get(at);
        }
        return new Quantiles(
                calls, quantile(counts, calls, 0.5), quantile(counts, calls, 0.95), quantile(counts, calls, 0.99));
    }

    private static double quantile(AtomicLongArray counts, long calls, double share) {
        long wanted = (long) Math.ceil(calls * share);
        long seen = 0;
        for (int at = 0; at < STEPS; at++) {
            seen += counts.get(at);
            if (seen >= wanted) {
                return SHORTEST_MS * Math.pow(GROWTH, at);
            }
        }
        return SHORTEST_MS * Math.pow(GROWTH, STEPS - 1);
    }
}
