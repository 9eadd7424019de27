package org.paresthesia.cds.chart;

import java.util.List;
import java.util.Map;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.knowledge.PrefetchNeed;

/**
 * What the called service asks for, and what the client sent of it; a key that is asked for and not in it was not sent.
 *
 * @param asked the data that the service needs, in the order of discovery
 * @param deliveries what was seen, by prefetch key
 */
public record Prefetch(List<PrefetchNeed> asked, Map<String, Delivery> deliveries) {

    /** Copies the collections. */
    public Prefetch {
        asked = List.copyOf(asked);
        deliveries = Map.copyOf(deliveries);
    }

    /** A call without prefetch. */
    public static Prefetch none(List<PrefetchNeed> asked) {
        return new Prefetch(asked, Map.of());
    }

    /** Names the keys and nothing of the patient. */
    @Override
    public String toString() {
        return "Prefetch" + deliveries.keySet();
    }
}
