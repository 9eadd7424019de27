package org.paresthesia.cds.chart.scan;

import java.util.Optional;
import java.util.OptionalInt;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.delivery.Search;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one JSON value that should be a search Bundle or a resource, and decides which row of protocol section E it is.
 *
 * @param relevance what the rules can use
 */
public record DeliveryScanner(Relevance relevance) {

    /**
     * Reads the value that the parser stands on, to its end.
     *
     * @param parser a parser over {@code body}
     * @param body the UTF-8 body; the delivery keeps a hold of it
     * @param search what was asked for
     */
    public Delivery scan(JsonParser parser, byte[] body, Search search) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return Delivery.nothing();
        }
        if (token != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return Delivery.wrongType();
        }
        return object(parser, body, search);
    }

    private Delivery object(JsonParser parser, byte[] body, Search search) {
        EntryTally tally = new EntryTally(body, search);
        BundleScanner bundle = new BundleScanner(parser, search, relevance, tally);
        ResourceScanner resource = new ResourceScanner(parser, relevance);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken shape = parser.nextToken();
            if (BundleScanner.reads(name) && mayBeBundle(resource)) {
                bundle.property(name);
            } else {
                resource.property(name, shape);
            }
        }
        return decide(resource.closed(), bundle, body, search);
    }

    private static boolean mayBeBundle(ResourceScanner resource) {
        return resource.type().isEmpty() || resource.type().equals("Bundle");
    }

    private static Delivery decide(ResourceScanner seen, BundleScanner bundle, byte[] body, Search search) {
        if (seen.type().equals("Bundle")) {
            return bundle.delivery();
        }
        if (seen.type().equals("OperationOutcome")) {
            return Delivery.failed();
        }
        EntryTally single = new EntryTally(body, search);
        single.add(seen, "", false);
        Delivery delivery = single.delivery(OptionalInt.empty(), Optional.empty());
        boolean isWanted =
                search.isFor(seen.type()) || delivery.foreignElement().isPresent();
        return isWanted ? delivery : Delivery.wrongType();
    }
}
