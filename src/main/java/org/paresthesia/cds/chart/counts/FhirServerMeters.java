package org.paresthesia.cds.chart.counts;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * What became of queries to FHIR servers, by client: clients are those of the configuration, so their number is bounded. No address of a
 * server is told, and nothing of a query.
 */
public final class FhirServerMeters implements MeterBinder {

    private static final Duration[] BUCKETS =
            Stream.of(25, 50, 100, 200, 350, 500, 1_000).map(Duration::ofMillis).toArray(Duration[]::new);

    private final Map<String, OfClient> clients = new ConcurrentHashMap<>();
    private volatile MeterRegistry registry = new SimpleMeterRegistry();

    /** The numbers of one client. */
    public static final class OfClient {
        private final LongAdder answered = new LongAdder();
        private final LongAdder failed = new LongAdder();
        private final LongAdder slow = new LongAdder();
        private final Timer timer;

        private OfClient(String client, MeterRegistry registry) {
            timer = Timer.builder("paresthesia.fhir.query")
                    .description("how long queries to FHIR servers took")
                    .tag("client", client)
                    .serviceLevelObjectives(BUCKETS)
                    .register(registry);
            Map.of("answered", answered, "failed", failed, "slow", slow)
                    .forEach((outcome, number) -> FunctionCounter.builder(
                                    "paresthesia.fhir.queries", number, LongAdder::sum)
                            .description("queries to FHIR servers by what became of them")
                            .tag("client", client)
                            .tag("outcome", outcome)
                            .register(registry));
        }

        /**
         * Notes a query.
         *
         * @param nanoseconds how long it took
         * @param isAnswered whether it brought an answer that can be used
         * @param patience how many nanoseconds it had; a query that had none left was too slow
         */
        public void note(long nanoseconds, boolean isAnswered, long patience) {
            LongAdder unanswered = nanoseconds >= patience ? slow : failed;
            (isAnswered ? answered : unanswered).increment();
            timer.record(nanoseconds, TimeUnit.NANOSECONDS);
        }
    }

    /** The numbers of this client, made when it is first heard of. */
    public OfClient of(String client) {
        return clients.computeIfAbsent(client, any -> new OfClient(client, registry));
    }

    /** Numbers that nobody reads, for calls that nobody makes. */
    public static OfClient nobody() {
        return new OfClient("", new SimpleMeterRegistry());
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        registry = meters;
    }
}
