package org.paresthesia.cds.chart;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * One resource of the chart and the value sets that its codes are in.
 *
 * @param resource the resource
 * @param need the prefetch key that it came for, for example {@code conditions}
 * @param valueSets canonical addresses of value sets by the path of the coded element, for example {@code code}
 */
public record ChartEntry(Resource resource, String need, Map<String, Set<String>> valueSets) {

    /** The coded elements that a CQL retrieve can filter on in R4, whatever the type. */
    private static final Set<String> CODE_PATHS = Set.of("code", "value", "medication", "type", "procedureCode");

    /** Refuses an entry with a missing part. */
    public ChartEntry {
        Objects.requireNonNull(resource);
        Objects.requireNonNull(need);
        valueSets = Map.copyOf(valueSets);
    }

    /** Looks every coding of the resource up once; {@code setsOf} gives the value sets of (system, code). */
    public static ChartEntry of(Resource resource, String need, BiFunction<String, String, Set<String>> setsOf) {
        Map<String, Set<String>> found = new TreeMap<>();
        for (String path : CODE_PATHS) {
            Property property = resource.getNamedProperty(path);
            if (property != null) {
                property.getValues().forEach(value -> addSets(found, path, value, setsOf));
            }
        }
        return new ChartEntry(resource, need, found);
    }

    private static void addSets(
            Map<String, Set<String>> found, String path, Base value, BiFunction<String, String, Set<String>> setsOf) {
        if (value instanceof CodeableConcept concept) {
            concept.getCoding().forEach(coding -> addSets(found, path, coding, setsOf));
        } else if (value instanceof Coding coding && coding.hasCode()) {
            found.computeIfAbsent(path, any -> new TreeSet<>())
                    .addAll(setsOf.apply(coding.getSystem(), coding.getCode()));
        }
    }

    /** Names the type and the need, nothing of the patient. */
    @Override
    public String toString() {
        return "ChartEntry[" + resource.fhirType() + " for " + need + "]";
    }
}
