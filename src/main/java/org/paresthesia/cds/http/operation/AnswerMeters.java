package org.paresthesia.cds.http.operation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** How calls and feedback were answered, by status, whoever answered; every counter is made at the start. */
final class AnswerMeters implements MeterBinder {

    private static final List<Integer> STATUSES =
            List.of(200, 400, 401, 403, 404, 405, 406, 408, 412, 413, 415, 429, 500, 503);
    private static final int OTHER = 0;

    private final Map<Integer, LongAdder> calls = counters();
    private final Map<Integer, LongAdder> feedback = counters();
    private final AtomicInteger running = new AtomicInteger();

    private static Map<Integer, LongAdder> counters() {
        Map<Integer, LongAdder> counters = new HashMap<>();
        STATUSES.forEach(status -> counters.put(status, new LongAdder()));
        counters.put(OTHER, new LongAdder());
        return counters;
    }

    /** Notes that something is to be answered. */
    void begun() {
        running.incrementAndGet();
    }

    /** Notes how it was. */
    void ended(boolean isFeedback, int status) {
        running.decrementAndGet();
        Map<Integer, LongAdder> counters = isFeedback ? feedback : calls;
        counters.getOrDefault(status, counters.get(OTHER)).increment();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        register(registry, "call", calls);
        register(registry, "feedback", feedback);
        Gauge.builder("paresthesia.answers.running", running, AtomicInteger::get)
                .description("calls and feedback that are being answered")
                .register(registry);
    }

    private static void register(MeterRegistry registry, String kind, Map<Integer, LongAdder> counters) {
        counters.forEach((status, number) -> FunctionCounter.builder("paresthesia.answers", number, LongAdder::sum)
                .description("answers to calls and to feedback by HTTP status")
                .tag("kind", kind)
                .tag("status", status == OTHER ? "other" : status.toString())
                .register(registry));
    }
}
