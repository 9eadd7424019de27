package org.paresthesia.cds.whole;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads JSON; what a test writes by hand may use single quotes. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** Reads JSON as it is. */
    public static JsonNode tree(String json) {
        return MAPPER.readTree(json);
    }

    /** An object that is written by hand, with values in the places of {@code %s}. */
    public static ObjectNode of(String singleQuoted, Object... values) {
        return (ObjectNode) tree(singleQuoted.formatted(values).replace('\'', '"'));
    }

    /** A search Bundle of these resources, with a copy of each. */
    public static ObjectNode bundle(List<ObjectNode> resources) {
        ObjectNode bundle = of("{'resourceType':'Bundle','type':'searchset'}");
        ArrayNode entries = bundle.putArray("entry");
        resources.forEach(each -> entries.addObject().set("resource", each.deepCopy()));
        return bundle;
    }

    /** The resources of a Bundle. */
    public static List<ObjectNode> resources(JsonNode bundle) {
        return bundle.path("entry")
                .valueStream()
                .map(entry -> (ObjectNode) entry.get("resource"))
                .toList();
    }
}
