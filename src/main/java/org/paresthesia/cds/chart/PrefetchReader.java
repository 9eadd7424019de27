package org.paresthesia.cds.chart;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.paresthesia.cds.chart.delivery.Ahead;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.delivery.ScannedResource;
import org.paresthesia.cds.chart.delivery.Search;
import org.paresthesia.cds.chart.scan.DeliveryScanner;
import org.paresthesia.cds.chart.select.MedicinesInForce;
import org.paresthesia.cds.chart.select.Products;
import org.paresthesia.cds.chart.select.TooOld;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.hook.InvalidCall;
import org.paresthesia.cds.knowledge.PrefetchNeed;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the value of {@code prefetch} in one pass over the body, without building a tree of it. */
public class PrefetchReader {

    private final DeliveryScanner scanner;
    private final Products products;
    private final Clock clock;

    /** A reader that keeps what the rules can use; what they can use at the moment of this clock, it parses at once. */
    public PrefetchReader(ChartKnowledge knowledge, Clock clock) {
        this.clock = clock;
        this.scanner = new DeliveryScanner(knowledge.relevance());
        this.products = new Products(knowledge.setsOf(), knowledge.products());
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
     * @param caller in whose time zone, and by whose settings, something is too old
     * @throws InvalidCall if the value is not an object, or has a key twice
     */
    public Prefetch read(List<PrefetchNeed> asked, JsonParser atValue, byte[] body, Caller caller) {
        if (atValue.currentToken() == JsonToken.VALUE_NULL) {
            return Prefetch.none(asked);
        }
        refuseIfUnreadable(atValue);
        Map<String, Search> searches =
                asked.stream().collect(Collectors.toMap(PrefetchNeed::key, PrefetchReader::search));
        TooOld tooOld = new TooOld(clock.instant().atZone(caller.zone()), caller.settings());
        Ahead<ScannedResource> ahead = new Ahead<>(seen -> parse(seen, tooOld));
        Map<String, Supplier<Delivery>> deliveries = new HashMap<>();
        for (String key = atValue.nextName(); key != null; key = atValue.nextName()) {
            atValue.nextToken();
            Search search = searches.get(key);
            if (search == null) {
                atValue.skipChildren();
            } else {
                if (deliveries.put(key, scanner.begin(atValue, body, search, ahead)) != null) {
                    throw new InvalidCall("prefetch has a key twice");
                }
            }
        }
        return new Prefetch(asked, received(deliveries));
    }

    private static Map<String, Delivery> received(Map<String, Supplier<Delivery>> deliveries) {
        return deliveries.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue()
                .get()));
    }

    /** Parses at once what is needed for certain; what turns out to be needed later is parsed then. */
    private void parse(ScannedResource seen, TooOld tooOld) {
        boolean isNeeded = MedicinesInForce.isMedicine(seen.type())
                ? products.isUsed(seen.medicine())
                : seen.isMatched() && !tooOld.test(seen.age());
        if (isNeeded) {
            seen.parsed().get();
        }
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
