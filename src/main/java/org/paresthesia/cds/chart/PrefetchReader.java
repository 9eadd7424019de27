package org.paresthesia.cds.chart;

import java.util.HashMap;
import java.util.Map;
import org.paresthesia.cds.chart.scan.Delivery;
import tools.jackson.core.JsonParser;

/** Reads the value of {@code prefetch} in one pass over the body, without building a tree of it. */
public class PrefetchReader {

    /**
     * Reads from the value token of {@code prefetch} to its end.
     *
     * @param atValue a parser over {@code body}, standing on the value of {@code prefetch}
     * @param body the UTF-8 body that the parser reads; the prefetch keeps a hold of it
     */
    public Prefetch read(JsonParser atValue, byte[] body) {
        Map<String, Delivery> deliveries = new HashMap<>();
        atValue.skipChildren();
        return new Prefetch(deliveries);
    }
}
