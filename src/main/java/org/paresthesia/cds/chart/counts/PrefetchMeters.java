package org.paresthesia.cds.chart.counts;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.paresthesia.cds.chart.delivery.Delivery;

/** How each prefetch key came, and what became of those that were fetched. Every counter is made at the start. */
public final class PrefetchMeters implements MeterBinder {

    /** Counts nothing. */
    public static final PrefetchMeters NOBODY = new PrefetchMeters(List.of());

    private final Map<String, Map<Came, LongAdder>> keys = new HashMap<>();

    /** The ways in which a key can come; the last two say what became of asking the FHIR server for it, or for its further pages. */
    enum Came {
        SENT,
        NULL,
        MISSING,
        FAILED,
        FETCHED,
        NOT_FETCHED
    }

    /** For these keys; others are not counted. */
    public PrefetchMeters(Collection<String> prefetchKeys) {
        for (String key : prefetchKeys) {
            Map<Came, LongAdder> ways = new EnumMap<>(Came.class);
            for (Came way : Came.values()) {
                ways.put(way, new LongAdder());
            }
            keys.put(key, ways);
        }
    }

    /**
     * Counts a key of a call.
     *
     * @param sent what the client sent under it, {@code null} where it sent nothing
     * @param answer the same after the FHIR server was asked
     */
    public void count(String key, Delivery sent, Delivery answer) {
        Map<Came, LongAdder> ways = keys.get(key);
        if (ways != null) {
            ways.get(came(sent)).increment();
            if (answer != null && answer != sent) {
                ways.get(answer.state() == Delivery.State.RECEIVED ? Came.FETCHED : Came.NOT_FETCHED)
                        .increment();
            }
        }
    }

    private static Came came(Delivery sent) {
        if (sent == null) {
            return Came.MISSING;
        }
        if (sent.isNothing()) {
            return Came.NULL;
        }
        return sent.state() == Delivery.State.RECEIVED ? Came.SENT : Came.FAILED;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        keys.forEach((key, ways) ->
                ways.forEach((way, number) -> FunctionCounter.builder("paresthesia.prefetch", number, LongAdder::sum)
                        .description("prefetch keys by how they came")
                        .tag("key", key)
                        .tag("came", way.name().toLowerCase(Locale.ROOT))
                        .register(registry)));
    }
}
