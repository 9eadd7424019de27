package org.paresthesia.cds.feedback;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * What an operator may see of the memory: numbers since the start, without anything of a patient.
 *
 * @param isOn whether overrides are remembered now; not while the store is away or switched off
 * @param notAsked calls whose overrides could not be asked, so that every due card was shown
 * @param lost cards whose firing was not kept, so that an override of them quiets nothing
 * @param refused bodies of feedback that were refused with 503
 */
public record MemoryMeters(BooleanSupplier isOn, LongSupplier notAsked, LongSupplier lost, LongSupplier refused)
        implements MeterBinder {

    /** Refuses a missing part. */
    public MemoryMeters {
        Objects.requireNonNull(isOn);
        Objects.requireNonNull(notAsked);
        Objects.requireNonNull(lost);
        Objects.requireNonNull(refused);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("paresthesia.memory.on", () -> isOn.getAsBoolean() ? 1 : 0)
                .description("1 where overrides are remembered now, 0 while the store is away or switched off")
                .register(registry);
        counter(registry, "paresthesia.overrides.not.asked", notAsked, "calls answered without asking for overrides");
        counter(registry, "paresthesia.firings.lost", lost, "cards whose firing was not kept");
        counter(registry, "paresthesia.feedback.refused", refused, "bodies of feedback refused with 503");
    }

    private static void counter(MeterRegistry registry, String name, LongSupplier number, String description) {
        FunctionCounter.builder(name, number, LongSupplier::getAsLong)
                .description(description)
                .register(registry);
    }
}
