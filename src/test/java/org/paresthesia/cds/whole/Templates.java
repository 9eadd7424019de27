package org.paresthesia.cds.whole;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client does with the published prefetch templates: it fills their tokens and runs them as searches.
 *
 * @param byKey the templates by prefetch key
 */
public record Templates(Map<String, String> byKey) {

    /** Reads those of the service for a hook from the answer of discovery. */
    public static Templates of(JsonNode discovery, String hook) {
        Map<String, String> templates = new LinkedHashMap<>();
        JsonNode service = discovery
                .get("services")
                .valueStream()
                .filter(each -> each.get("hook").asString().equals(hook))
                .findFirst()
                .orElseThrow();
        service.get("prefetch")
                .propertyStream()
                .forEach(each -> templates.put(each.getKey(), each.getValue().asString()));
        return new Templates(templates);
    }

    /** The query of a key for a patient, not URL-encoded. */
    public String query(String key, String patientId) {
        return byKey.get(key).replace("{{context.patientId}}", patientId);
    }

    /** The whole prefetch for a chart, as a client that honours everything sends it. */
    public ObjectNode prefetch(Chart chart) {
        ObjectNode prefetch = Json.of("{}");
        byKey.keySet().forEach(key -> prefetch.set(key, value(key, chart)));
        return prefetch;
    }

    /** What a key holds for a chart: the Patient, or a Bundle of all that the search finds. */
    public ObjectNode value(String key, Chart chart) {
        if (!byKey.get(key).contains("?")) {
            return chart.patient().deepCopy();
        }
        List<ObjectNode> found = found(key, chart);
        return Json.bundle(found);
    }

    private List<ObjectNode> found(String key, Chart chart) {
        String[] template = byKey.get(key).split("\\?", 2);
        Map<String, String> parameters = Arrays.stream(template[1].split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
        Comparator<ObjectNode> order = parameters.containsKey("_sort")
                ? Comparator.comparing(Templates::date, Comparator.reverseOrder())
                : (one, other) -> 0;
        return chart.resources().stream()
                .filter(Chart.is(template[0]))
                .filter(resource -> hasCode(resource, parameters.getOrDefault("code", "")))
                .sorted(order)
                .limit(Integer.parseInt(parameters.getOrDefault("_count", "1000000")))
                .toList();
    }

    private static boolean hasCode(ObjectNode resource, String codes) {
        Set<String> wanted = Set.of(codes.split(","));
        return codes.isEmpty()
                || resource.path("code")
                        .path("coding")
                        .valueStream()
                        .anyMatch(each -> wanted.contains(each.path("system").asString() + "|"
                                + each.path("code").asString()));
    }

    private static String date(ObjectNode resource) {
        return resource.path("effectiveDateTime")
                .asString(resource.path("period").path("start").asString(""));
    }
}
