package org.paresthesia.cds.chart.parse;

import ca.uhn.fhir.parser.json.BaseJsonLikeValue;
import org.paresthesia.cds.chart.delivery.Slice;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads the JSON of one resource out of the body, without its narrative. */
final class JsonReader {

    /** The body was read before, within the limits that hold for a call. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final String NARRATIVE = "text";

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /** The resource that stands there. */
    static JsonResource read(Slice slice) {
        try (JsonParser parser =
                JSON.createParser(ObjectReadContext.empty(), slice.body(), slice.start(), slice.length())) {
            parser.nextToken();
            return new JsonResource(new JsonReader(parser).resource());
        }
    }

    /** No rule reads the narrative, and it is the slowest part to parse; an empty one stands in its place. */
    private JsonObject resource() {
        JsonObject resource = new JsonObject();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (parser.nextToken() == JsonToken.START_OBJECT && name.equals(NARRATIVE)) {
                parser.skipChildren();
                resource.put(name, new JsonObject());
            } else {
                resource.put(name, value());
            }
        }
        return resource;
    }

    private BaseJsonLikeValue value() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> JsonScalar.text(parser.getString());
            case VALUE_NUMBER_INT -> JsonScalar.number(parser.getNumberValue());
            case VALUE_NUMBER_FLOAT -> JsonScalar.number(parser.getDecimalValue());
            case VALUE_TRUE, VALUE_FALSE -> JsonScalar.truth(parser.getBooleanValue());
            default -> JsonScalar.nothing();
        };
    }

    private JsonObject object() {
        JsonObject object = new JsonObject();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            object.put(name, value());
        }
        return object;
    }

    private JsonArray array() {
        JsonArray array = new JsonArray();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }
}
