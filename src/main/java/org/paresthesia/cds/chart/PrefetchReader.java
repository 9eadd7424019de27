package org.paresthesia.cds.chart;

import java.util.HashMap;
import java.util.List;
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

    private final DeliveryScanner scanner;

    /** A reader that keeps what the rules can use. */
    public PrefetchReader(ChartKnowledge knowledge) {
        this.scanner = new DeliveryScanner(knowledge.relevance());
    }

    private static Search search(PrefetchNeed need) {
        return new Search(need.resourceType(), need.count());
    }

    /**
     * Reads from the value token of {@code prefetch} to its end; {@code null} is the same as no prefetch.
     *
     * @param asked the keys that the called service knows; others are skipped
     * @param atValue a parser over {@code body}, standing on the value of {@code prefetch}
     * @param body the UTF-8 body that the parser reads; the prefetch keeps a hold of it
     * @throws InvalidCall if the value is not an object, or has a key twice
     */
    public Prefetch read(List<PrefetchNeed> asked, JsonParser atValue, byte[] body) {
        if (atValue.currentToken() == JsonToken.VALUE_NULL) {
            return Prefetch.none(asked);
        }
        refuseIfUnreadable(atValue);
        Map<String, Search> searches =
                asked.stream().collect(Collectors.toMap(PrefetchNeed::key, PrefetchReader::search));
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
        return new Prefetch(asked, deliveries);
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
