package org.paresthesia.cds.chart.select;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.paresthesia.cds.chart.delivery.Identity;
import org.paresthesia.cds.chart.delivery.ScannedResource;

/**
 * Finds the orders that {@code context.selections} names (hook library, order-select).
 *
 * <p>The hook asks for {@code Type/id}; an absolute address, the address in the Bundle and a bare id are understood too.
 *
 * @param references what the client sent
 * @param types the types that matter; a selection of another type needs no finding
 */
public record Selections(List<String> references, Set<String> types) {

    private static final String UUID = "urn:uuid:";

    /** Copies the collections. */
    public Selections {
        references = List.copyOf(references);
        types = Set.copyOf(types);
    }

    /** Those of the resources that were selected. */
    public List<ScannedResource> among(Collection<ScannedResource> resources) {
        return resources.stream()
                .filter(resource -> references.stream().anyMatch(each -> names(each, resource.identity())))
                .toList();
    }

    /** Whether every selection that could matter names one of the resources. */
    public boolean areAllAmong(Collection<ScannedResource> resources) {
        return references.stream().filter(this::mayMatter).allMatch(each -> resources.stream()
                .anyMatch(resource -> names(each, resource.identity())));
    }

    private boolean mayMatter(String reference) {
        String[] parts = current(reference).split("/");
        return parts.length < 2 || types.contains(parts[parts.length - 2]);
    }

    private static boolean names(String reference, Identity identity) {
        if (!identity.fullUrl().isEmpty() && reference.equals(identity.fullUrl())) {
            return true;
        }
        String local = current(reference);
        return isNamed(local, identity.type(), identity.id())
                || isNamed(local, identity.type(), identity.fullUrl().replace(UUID, ""));
    }

    private static boolean isNamed(String reference, String type, String id) {
        String typed = type + "/" + id;
        return !id.isEmpty() && (reference.equals(id) || reference.equals(typed) || reference.endsWith("/" + typed));
    }

    private static String current(String reference) {
        int history = reference.indexOf("/_history/");
        return history < 0 ? reference : reference.substring(0, history);
    }
}
