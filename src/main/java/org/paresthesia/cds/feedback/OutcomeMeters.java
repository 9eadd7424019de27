package org.paresthesia.cds.feedback;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.paresthesia.cds.feedback.CardFeedback.Outcome;

/** What clinicians did with cards, by topic; topics are those of cards that were kept, and {@code other} for cards that were not. */
public final class OutcomeMeters implements MeterBinder {

    /** Stands for the topic of a card that the store does not know. */
    public static final String OTHER = "other";

    private final Map<String, Map<Outcome, LongAdder>> topics = new ConcurrentHashMap<>();
    private volatile MeterRegistry registry = new SimpleMeterRegistry();

    /** Counts what was done with one card. */
    public void count(String topic, Outcome outcome) {
        topics.computeIfAbsent(topic, this::registered).get(outcome).increment();
    }

    private Map<Outcome, LongAdder> registered(String topic) {
        Map<Outcome, LongAdder> counters = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            LongAdder number = new LongAdder();
            counters.put(outcome, number);
            FunctionCounter.builder("paresthesia.topic.feedback", number, LongAdder::sum)
                    .description("feedback on cards by topic and outcome")
                    .tag("topic", topic)
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        return counters;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        registry = meters;
        topics.computeIfAbsent(OTHER, this::registered);
    }
}
