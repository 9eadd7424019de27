package org.paresthesia.cds.chart;

import java.util.Map;
import org.paresthesia.cds.chart.delivery.Delivery;

/**
 * What the client sent under each prefetch key that the rules know; a key that is not in it was not sent.
 *
 * @param deliveries what was seen, by prefetch key
 */
public record Prefetch(Map<String, Delivery> deliveries) {

    /** Copies the map. */
    public Prefetch {
        deliveries = Map.copyOf(deliveries);
    }

    /** A call without prefetch. */
    public static Prefetch none() {
        return new Prefetch(Map.of());
    }

    /** Names the keys and nothing of the patient. */
    @Override
    public String toString() {
        return "Prefetch" + deliveries.keySet();
    }
}
