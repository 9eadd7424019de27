package org.paresthesia.cds.tools.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A service as discovery shows it.
 *
 * @param id its id
 * @param hook the hook that calls it
 * @param prefetch its templates by key, in the order of discovery
 */
public record OfferedService(String id, String hook, Map<String, String> prefetch) {

    /** Reads an entry of discovery; what is missing is empty. */
    static OfferedService of(JsonNode entry) {
        Map<String, String> templates = new LinkedHashMap<>();
        entry.path("prefetch")
                .properties()
                .forEach(each -> templates.put(each.getKey(), each.getValue().asString("")));
        return new OfferedService(
                entry.path("id").asString(""), entry.path("hook").asString(""), templates);
    }

    /** Whether it is meant by its id or by its hook. */
    boolean isCalled(String name) {
        return id.equals(name) || hook.equals(name);
    }
}
