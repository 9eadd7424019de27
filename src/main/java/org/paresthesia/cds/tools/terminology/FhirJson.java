package org.paresthesia.cds.tools.terminology;

import org.paresthesia.cds.knowledge.terminology.Extensions;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The few shapes of FHIR JSON that the generated files need. */
final class FhirJson {

    private static final String BASE = "https://paresthesia-cds.org/fhir/";
    private static final String VERSION = "0.1.0";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FhirJson() {}

    /** An empty object. */
    static ObjectNode object() {
        return NODES.objectNode();
    }

    /** A canonical resource with its name, title and description. */
    static ObjectNode resource(String type, SourceTables.TitleRow title) {
        return object().put("resourceType", type)
                .put("id", title.id())
                .put("url", canonical(type, title.id()))
                .put("version", VERSION)
                .put("name", computerName(title.id()))
                .put("title", title.title())
                .put("status", "active")
                .put("experimental", false)
                .put("publisher", "paresthesia-cds")
                .put("description", title.purpose());
    }

    /** The canonical address of a resource of ours. */
    static String canonical(String type, String id) {
        return BASE + type + "/" + id;
    }

    /** Adds an extension with a code; nothing where there is no value. */
    static void extendWithCode(ObjectNode element, String name, String code) {
        extend(element, name, "valueCode", code);
    }

    /** Adds an extension with a text; nothing where there is no value. */
    static void extendWithText(ObjectNode element, String name, String text) {
        extend(element, name, "valueString", text);
    }

    private static void extend(ObjectNode element, String name, String field, String value) {
        if (value != null && !value.isBlank()) {
            ArrayNode extensions = element.withArray("extension");
            extensions.addObject().put("url", Extensions.url(name)).put(field, value);
        }
    }

    private static String computerName(String id) {
        StringBuilder name = new StringBuilder();
        for (String word : id.split("-")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }
}
