package org.paresthesia.cds.chart;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.delivery.ScannedResource;
import org.paresthesia.cds.chart.delivery.Search;
import org.paresthesia.cds.chart.scan.DeliveryScanner;
import org.paresthesia.cds.chart.scan.Relevance;
import org.paresthesia.cds.chart.select.Handed;
import org.paresthesia.cds.chart.select.Selections;
import org.paresthesia.cds.hook.InHand;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the FHIR that a hook's context itself holds, such as draft orders, by the same scan as prefetch.
 *
 * <p>Only the types that a field is for are taken: a result among draft orders is no result of the record.
 *
 * @param relevance what the rules can use
 */
record ContextResources(Relevance relevance) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> ORDERS = Set.of("MedicationRequest", "ServiceRequest", "Medication");
    private static final Set<String> PROBLEMS = Set.of("Condition");

    /** What the context held; empty for a hook whose context holds no FHIR. */
    Optional<Handed> read(InHand inHand) {
        if (inHand instanceof InHand.Orders orders) {
            return Optional.of(orders(scan(orders.bundle()), orders.selections()));
        }
        if (inHand instanceof InHand.Problems problems) {
            Delivery usable = scan(problems.bundle()).only(each -> isUsed(each, PROBLEMS));
            return Optional.of(all(InHand.Problems.FIELD, usable));
        }
        return Optional.empty();
    }

    /** A hook without selections is about all of its orders. */
    private static Handed orders(Delivery all, Optional<List<String>> selections) {
        Delivery usable = all.only(each -> isUsed(each, ORDERS));
        if (selections.isEmpty()) {
            return all(InHand.Orders.FIELD, usable);
        }
        Selections chosen = new Selections(selections.get(), ORDERS);
        Set<ScannedResource> found = new HashSet<>(chosen.among(usable.resources()));
        return new Handed(InHand.Orders.FIELD, usable, found, chosen.areAllAmong(all.resources()));
    }

    /** All of it is what the call is about. */
    private static Handed all(String field, Delivery usable) {
        return new Handed(field, usable, new HashSet<>(usable.resources()), true);
    }

    private static boolean isUsed(ScannedResource resource, Set<String> types) {
        return types.contains(resource.type()) && resource.isMatched();
    }

    private Delivery scan(String bundle) {
        byte[] json = bundle.getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return new DeliveryScanner(relevance).scan(parser, json, Search.anything());
        }
    }
}
