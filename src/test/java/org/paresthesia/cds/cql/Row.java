package org.paresthesia.cds.cql;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of a case file: a person, what could not be read, and what the defines must say.
 *
 * @param library the library whose defines are named
 * @param name describes the person
 * @param patient the Patient's fields
 * @param chart the other resources, as FHIR in maps, dates resolved
 * @param unread the needs that could not be read
 * @param unrecognisedMedicines how many medicines were not recognised
 * @param settings changed settings by the name of the parameter
 * @param encounter the id of the encounter in context, or null
 * @param zone the client's time zone
 * @param expect what each define must say
 */
record Row(
        String library,
        String name,
        Map<String, Object> patient,
        List<Map<String, Object>> chart,
        List<String> unread,
        int unrecognisedMedicines,
        Map<String, Object> settings,
        String encounter,
        String zone,
        Map<String, Object> expect) {

    /** The evaluation time, in the client's time zone. */
    ZonedDateTime now() {
        return Offsets.D.withZoneSameInstant(ZoneId.of(zone));
    }

    /** Reads a row as YAML gave it; a field that rows do not have is a mistake of the author. */
    @SuppressWarnings("unchecked")
    static Row of(String library, Map<String, Object> yaml) {
        Map<String, Object> rest = new LinkedHashMap<>(yaml);
        String name = (String) rest.remove("name");
        Map<String, Object> patient = new LinkedHashMap<>();
        patient.put("resourceType", "Patient");
        patient.put("id", "p");
        patient.putAll((Map<String, Object>) Offsets.resolve(rest.getOrDefault("patient", Map.of())));
        patient.values().removeIf("absent"::equals);
        Row row = new Row(
                library,
                name,
                patient,
                chart((List<Map<String, Map<String, Object>>>) rest.getOrDefault("chart", List.of())),
                (List<String>) rest.getOrDefault("unread", List.of()),
                (Integer) rest.getOrDefault("unrecognisedMedicines", 0),
                (Map<String, Object>) rest.getOrDefault("settings", Map.of()),
                (String) rest.get("encounter"),
                (String) rest.getOrDefault("zone", "UTC"),
                (Map<String, Object>) rest.getOrDefault("expect", Map.of()));
        List.of("patient", "chart", "unread", "unrecognisedMedicines", "settings", "encounter", "zone", "expect")
                .forEach(rest::remove);
        if (!rest.isEmpty() || name == null) {
            throw new IllegalArgumentException(library + ".yaml, row '" + name + "': unknown fields " + rest.keySet());
        }
        return row;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> chart(List<Map<String, Map<String, Object>>> entries) {
        List<Map<String, Object>> resources = new ArrayList<>();
        for (Map<String, Map<String, Object>> entry : entries) {
            entry.forEach((kind, fields) -> {
                Map<String, Object> resource = Shorthand.expand(kind, (Map<String, Object>) Offsets.resolve(fields));
                resource.putIfAbsent("id", kind + "-" + (resources.size() + 1));
                resources.add(resource);
            });
        }
        return resources;
    }

    @Override
    public String toString() {
        return library + ": " + name;
    }
}
