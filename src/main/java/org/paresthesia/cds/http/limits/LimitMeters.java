package org.paresthesia.cds.http.limits;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.atomic.LongAdder;
import org.paresthesia.cds.trust.limits.Entry.Refusal;

/** How many requests were refused because their client asked too much, since the start. */
final class LimitMeters implements MeterBinder {

    private final LongAdder tooOften = new LongAdder();
    private final LongAdder tooMany = new LongAdder();

    /** Counts one. */
    void count(Refusal refusal) {
        (refusal == Refusal.TOO_OFTEN ? tooOften : tooMany).increment();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counter(registry, "paresthesia.limits.too.often", tooOften, "requests refused with 429: too many in a time");
        counter(registry, "paresthesia.limits.too.many", tooMany, "requests refused with 503: too many at once");
    }

    private static void counter(MeterRegistry registry, String name, LongAdder number, String description) {
        FunctionCounter.builder(name, number, LongAdder::sum)
                .description(description)
                .register(registry);
    }
}
