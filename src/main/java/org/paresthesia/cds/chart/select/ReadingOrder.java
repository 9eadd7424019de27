package org.paresthesia.cds.chart.select;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** Puts resources in one order, newest first, so that the order in which a client happens to send them never shows. */
public final class ReadingOrder {

    /** The elements that say when something was, in the order in which they are asked. */
    private static final List<String> WHEN = List.of(
            "effective",
            "onset",
            "authoredOn",
            "performed",
            "period",
            "started",
            "whenHandedOver",
            "recordedDate",
            "dateAsserted",
            "issued");

    private ReadingOrder() {}

    private record Placed<T>(T item, String when, String id) {}

    /** The items in order; dates are compared as written, which is enough for an order that only has to be one. */
    public static <T> List<T> of(Collection<T> items, Function<T, Resource> resource) {
        Comparator<Placed<T>> newestFirst = Comparator.comparing(Placed::when, Comparator.reverseOrder());
        return items.stream()
                .map(item -> placed(item, resource.apply(item)))
                .sorted(newestFirst.thenComparing(Placed::id))
                .map(Placed::item)
                .toList();
    }

    private static <T> Placed<T> placed(T item, Resource resource) {
        String id = resource.getIdElement().getIdPart();
        return new Placed<>(item, when(resource), resource.fhirType() + "/" + (id == null ? "" : id));
    }

    private static String when(Resource resource) {
        for (String name : WHEN) {
            Property property = resource.getNamedProperty(name);
            if (property != null && property.hasValues()) {
                return text(property.getValues().get(0));
            }
        }
        return "";
    }

    private static String text(Base value) {
        Base date = value instanceof Period period ? period.getStartElement() : value;
        return date.isPrimitive() && date.hasPrimitiveValue() ? date.primitiveValue() : "";
    }
}
