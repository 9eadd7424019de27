package org.paresthesia.cds.chart.scan;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads single strings out of a stream, whatever stands there instead. */
final class JsonStrings {

    private JsonStrings() {}

    /** The string that the parser stands on; empty, with the value skipped, if it is anything else. */
    static String string(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        parser.skipChildren();
        return "";
    }

    /** The string of this name in the object that the parser stands on; empty if there is none. */
    static String string(JsonParser parser, String wanted) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return "";
        }
        String found = "";
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals(wanted)) {
                found = parser.getString();
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    /** The named strings of the object that the parser stands on; none if it is anything else. */
    static Map<String, String> strings(JsonParser parser, Set<String> names) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return Map.of();
        }
        Map<String, String> found = new HashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (parser.nextToken() == JsonToken.VALUE_STRING && names.contains(name)) {
                found.put(name, parser.getString());
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    /** Skips the rest of the object that the parser stands inside, and ends on its closing brace. */
    static void skipRestOfObject(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            parser.skipChildren();
        }
    }

    /** The offset in the body of the token that the parser stands on. */
    static int offset(JsonParser parser) {
        return (int) parser.currentTokenLocation().getByteOffset();
    }
}
