package org.paresthesia.cds.chart.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Notes what is odd about a resource: elements of another FHIR version, unusable codes, an outcome of error. */
final class OddShapes {

    private static final Set<String> SEVERE = Set.of("fatal", "error");

    private final JsonParser parser;
    private final List<String> suspects = new ArrayList<>(0);
    private boolean isMalformed;
    private boolean isSevere;

    OddShapes(JsonParser parser) {
        this.parser = parser;
    }

    /** Looks at the name of a property of {@link ForeignVersion} and the first token of its value; reads no further. */
    void note(String name, JsonToken shape) {
        if (ForeignVersion.isSuspect(name, shape)) {
            suspects.add(name);
        }
    }

    /** Looks at the first token of {@code code}; reads no further. */
    void code(JsonToken shape) {
        isMalformed |= shape != JsonToken.START_OBJECT;
    }

    /** Reads the issues of an OperationOutcome. */
    void issues() {
        forEachObject(() -> isSevere |= SEVERE.contains(JsonStrings.string(parser, "severity")));
    }

    /** Reads the names of a Patient, whose family name is a list in DSTU2 and a string in R4. */
    void names() {
        forEachObject(() -> {
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("family")) {
                    suspects.add("name");
                }
                parser.skipChildren();
            }
        });
    }

    private void forEachObject(Runnable reader) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                reader.run();
            } else {
                parser.skipChildren();
            }
        }
    }

    boolean isMalformed() {
        return isMalformed;
    }

    boolean isSevere() {
        return isSevere;
    }

    /** What R4 does not have in a resource of this type, in words. */
    Optional<String> foreignElement(String type) {
        if (ForeignVersion.isType(type)) {
            return Optional.of("the resource type " + type);
        }
        if (suspects.isEmpty()) {
            return Optional.empty();
        }
        return suspects.stream()
                .filter(element -> ForeignVersion.isForeign(type, element))
                .findFirst()
                .map(element -> type + "." + element + " as in another version");
    }
}
