package org.paresthesia.cds.chart.scan;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.delivery.ScannedResource;
import org.paresthesia.cds.chart.delivery.Search;
import org.paresthesia.cds.chart.delivery.Slice;
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
        int start = JsonStrings.offset(parser);
        ResourceScanner.Kinds kinds = new ResourceScanner.Kinds(search, relevance);
        BundleScanner bundle = new BundleScanner(parser, body, new EntryTally(search), kinds);
        ResourceScanner resource = new ResourceScanner(parser, kinds);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken shape = parser.nextToken();
            if (BundleScanner.reads(name) && mayBeBundle(resource)) {
                bundle.property(name);
            } else {
                resource.property(name, shape);
            }
        }
        if (resource.type().equals("Bundle")) {
            return bundle.delivery();
        }
        Slice.Span place = new Slice.Span(start, JsonStrings.offset(parser) + 1);
        return single(resource, () -> KeptResource.alone(body, place, resource), search);
    }

    private static boolean mayBeBundle(ResourceScanner resource) {
        return resource.type().isEmpty() || resource.type().equals("Bundle");
    }

    private static Delivery single(ResourceScanner seen, Supplier<ScannedResource> kept, Search search) {
        if (seen.type().equals("OperationOutcome")) {
            return Delivery.failed();
        }
        EntryTally single = new EntryTally(search);
        single.add(seen, kept, false);
        Delivery delivery = single.delivery(OptionalInt.empty(), Optional.empty());
        boolean isWanted = seen.isHit() || delivery.foreignElement().isPresent();
        return isWanted ? delivery : Delivery.wrongType();
    }
}
