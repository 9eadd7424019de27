package org.paresthesia.cds.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How long answers took, by service and by step, in buckets of which one ends at the half second that CDS Hooks asks for. */
public final class CallTimers {

    private static final Duration[] BUCKETS = Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 400, 500, 1_000, 2_500)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Map<String, Timer> services = new HashMap<>();
    private final Map<Step, Timer> steps = new EnumMap<>(Step.class);

    /** Registers a timer for each of these ids of services, and for each step. */
    public CallTimers(MeterRegistry registry, Collection<String> serviceIds) {
        for (String id : serviceIds) {
            services.put(id, timer("paresthesia.call").tag("service", id).register(registry));
        }
        for (Step step : Step.values()) {
            steps.put(
                    step,
                    timer("paresthesia.call.step").tag("step", step.label()).register(registry));
        }
    }

    private static Timer.Builder timer(String name) {
        return Timer.builder(name)
                .description("how long answers with status 200 took, and their steps")
                .serviceLevelObjectives(BUCKETS);
    }

    /** Notes an answer of a service; of one that is not known, nothing. */
    public void note(String serviceId, CallTimes times) {
        Timer service = services.get(serviceId);
        if (service != null) {
            service.record(times.total(), TimeUnit.NANOSECONDS);
            steps.forEach((step, timer) -> timer.record(times.of(step), TimeUnit.NANOSECONDS));
        }
    }
}
