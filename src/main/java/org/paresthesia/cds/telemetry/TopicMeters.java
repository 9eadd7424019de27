package org.paresthesia.cds.telemetry;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.findings.Truth;

/**
 * How often each topic was asked, with which answer, and what became of its card. Every counter is made at the start: counting is an
 * addition.
 */
public final class TopicMeters implements MeterBinder {

    private static final Map<Truth, String> RESULTS =
            Map.of(Truth.HOLDS, "true", Truth.DOES_NOT_HOLD, "false", Truth.UNKNOWN, "unknown");

    private final Map<String, OfTopic> topics = new HashMap<>();

    private record OfTopic(Map<Truth, LongAdder> results, Map<Card, LongAdder> cards) {}

    /** What became of a topic's card. */
    private enum Card {
        SHOWN,
        QUIETED
    }

    /** For these topic codes; others are not counted. */
    public TopicMeters(Collection<String> codes) {
        for (String code : codes) {
            Map<Truth, LongAdder> results = new HashMap<>();
            RESULTS.keySet().forEach(result -> results.put(result, new LongAdder()));
            topics.put(code, new OfTopic(results, Map.of(Card.SHOWN, new LongAdder(), Card.QUIETED, new LongAdder())));
        }
    }

    /** Counts what every topic of a call concluded. */
    public void concluded(Findings findings) {
        findings.byTopic().forEach((topic, finding) -> {
            OfTopic counters = topics.get(topic);
            if (counters != null) {
                counters.results().get(finding.holds()).increment();
            }
        });
    }

    /**
     * Counts what an answer came to.
     *
     * @param shown topics of its cards
     * @param quieted topics whose card was due and not shown, because a clinician had overridden it
     */
    public void answered(Collection<String> shown, Set<String> quieted) {
        shown.forEach(topic -> count(topic, Card.SHOWN));
        quieted.forEach(topic -> count(topic, Card.QUIETED));
    }

    private void count(String topic, Card what) {
        OfTopic counters = topics.get(topic);
        if (counters != null) {
            counters.cards().get(what).increment();
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        topics.forEach((topic, counters) -> {
            counters.results()
                    .forEach((truth, number) -> register(registry, "evaluations", number, topic, RESULTS.get(truth)));
            counters.cards().forEach((what, number) -> register(registry, "cards", number, topic, name(what)));
        });
    }

    private static String name(Card what) {
        return what.name().toLowerCase(Locale.ROOT);
    }

    private static void register(MeterRegistry registry, String name, LongAdder number, String topic, String result) {
        FunctionCounter.builder("paresthesia.topic." + name, number, LongAdder::sum)
                .description("topics by what their rule answered, and by what became of their card")
                .tag("topic", topic)
                .tag("result", result)
                .register(registry);
    }
}
