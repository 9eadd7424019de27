package org.paresthesia.cds.chart.scan;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Walks a JSON value for codings, which are any objects with both a system and a code, however deep. */
final class CodingWalker {

    private final JsonParser parser;
    private final Sink sink;
    private final boolean readsWords;

    /** Takes the codings. */
    interface Sink {
        /** A coding; {@code display} is empty where none was sent or none is read. */
        void coding(String system, String code, String display);
    }

    /** A walker that reads the words of codings only where they are wanted: decoding them costs more than the codes. */
    CodingWalker(JsonParser parser, boolean readsWords, Sink sink) {
        this.parser = parser;
        this.readsWords = readsWords;
        this.sink = sink;
    }

    /** Walks the value that the parser stands on. */
    void value() {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            object();
        } else if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                value();
            }
        }
    }

    private void object() {
        String system = null;
        String code = null;
        String display = "";
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                value();
                continue;
            }
            switch (name) {
                case "system" -> system = parser.getString();
                case "code" -> code = parser.getString();
                case "display" -> display = readsWords ? parser.getString() : "";
                default -> {}
            }
        }
        if (system != null && code != null) {
            sink.coding(system, code, display);
        }
    }
}
