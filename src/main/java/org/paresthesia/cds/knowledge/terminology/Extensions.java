package org.paresthesia.cds.knowledge.terminology;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The extensions that this project's terminology files carry; written by the generator, read at start. */
public final class Extensions {

    /** How sure it is that a code means what we think: A, B or C; on a concept. */
    public static final String GRADE = "code-grade";
    /** Where a code or category was seen; on a concept, an include or a group of a map. */
    public static final String SOURCE = "code-source";
    /** What a reviewer should know; on a concept or an include. */
    public static final String NOTE = "code-note";
    /** An ICD-10-CM category whose codes belong to the set; on an include, beside the equal filter. */
    public static final String CATEGORY = "category";
    /** The words for a category; on an include. */
    public static final String CATEGORY_DISPLAY = "category-display";
    /** The dose form of a product; on an element of a map. */
    public static final String FORM = "dose-form";
    /** The route of a product, where the form does not say it; on an element of a map. */
    public static final String ROUTE = "route";

    private static final String BASE = "https://paresthesia-cds.org/fhir/StructureDefinition/";

    private Extensions() {}

    /** The address of an extension. */
    public static String url(String name) {
        return BASE + name;
    }

    /** The value of an extension, whether it is a string or a code. */
    static Optional<String> value(JsonNode element, String name) {
        for (JsonNode extension : element.path("extension")) {
            if (url(name).equals(extension.path("url").asString(""))) {
                String code = extension.path("valueCode").asString("");
                return Optional.of(
                        code.isEmpty() ? extension.path("valueString").asString("") : code);
            }
        }
        return Optional.empty();
    }
}
