package org.paresthesia.cds.playground.desk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.paresthesia.cds.tools.fire.BundleSource;
import tools.jackson.databind.JsonNode;

/**
 * A chart that lies open.
 *
 * @param title who it is about, in words of the demo, or that it was pasted
 * @param source its records
 */
public record OpenChart(String title, BundleSource source) {

    /** The patient's id. */
    String patientId() {
        return source.patientId();
    }

    /** The records of some types. */
    Stream<JsonNode> records(List<String> types) {
        return source.entries().stream()
                .map(entry -> entry.path("resource"))
                .filter(resource -> types.contains(resource.path("resourceType").asString("")));
    }

    /** A visit that is on record, the last one of the file. */
    Optional<String> encounter() {
        return records(List.of("Encounter"))
                .map(resource -> resource.path("id").asString(""))
                .filter(id -> !id.isEmpty())
                .reduce((earlier, later) -> later);
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "OpenChart[" + source + "]";
    }
}
