package org.paresthesia.cds.chart;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.delivery.Search;
import org.paresthesia.cds.chart.scan.DeliveryScanner;
import org.paresthesia.cds.hook.InvalidCall;
import org.paresthesia.cds.knowledge.PrefetchNeed;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the value of {@code prefetch} in one pass over the body, without building a tree of it. */
public class PrefetchReader {

    private final Map<String, Search> searches;
    private final DeliveryScanner scanner;

    /** A reader of the keys that the rules know; other keys are skipped. */
    public PrefetchReader(ChartKnowledge knowledge) {
        this.searches = knowledge.needs().stream()
                .collect(Collectors.toUnmodifiableMap(PrefetchNeed::key, PrefetchReader::search));
        this.scanner = new DeliveryScanner(knowledge.relevance());
    }

    private static Search search(PrefetchNeed need) {
        return new Search(need.resourceType(), need.count());
    }

    /**
     * Reads from the value token of {@code prefetch} to its end; {@code null} is the same as no prefetch.
     *
     * @param atValue a parser over {@code body}, standing on the value of {@code prefetch}
     * @param body the UTF-8 body that the parser reads; the prefetch keeps a hold of it
     * @throws InvalidCall if the value is not an object, or has a key twice
     */
    public Prefetch read(JsonParser atValue, byte[] body) {
        if (atValue.currentToken() == JsonToken.VALUE_NULL) {
            return Prefetch.none();
        }
        refuseIfUnreadable(atValue);
        Map<String, Delivery> deliveries = new HashMap<>();
        for (String key = atValue.nextName(); key != null; key = atValue.nextName()) {
            atValue.nextToken();
            Search search = searches.get(key);
            if (search == null) {
                atValue.skipChildren();
            } else {
                if (deliveries.put(key, scanner.scan(atValue, body, search)) != null) {
                    throw new InvalidCall("prefetch has a key twice");
                }
            }
        }
        return new Prefetch(deliveries);
    }

    private static void refuseIfUnreadable(JsonParser atValue) {
        if (atValue.currentToken() != JsonToken.START_OBJECT) {
            throw new InvalidCall("prefetch must be an object");
        }
        if (atValue.currentTokenLocation().getByteOffset() < 0) {
            throw new InvalidCall("the body must be UTF-8");
        }
    }
}
