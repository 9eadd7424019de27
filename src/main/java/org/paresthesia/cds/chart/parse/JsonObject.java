package org.paresthesia.cds.chart.parse;

import ca.uhn.fhir.parser.json.BaseJsonLikeObject;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object; of a name that stands there twice the last value counts. */
final class JsonObject extends BaseJsonLikeObject {

    /** How FHIR's JSON names what it has to say of a value beside the value itself. */
    private static final char BESIDE = '_';

    private final Map<String, BaseJsonLikeValue> properties = new LinkedHashMap<>();
    private boolean hasAnyBeside;

    void put(String name, BaseJsonLikeValue value) {
        properties.put(name, value);
        hasAnyBeside |= isBeside(name);
    }

    private static boolean isBeside(String name) {
        return !name.isEmpty() && name.charAt(0) == BESIDE;
    }

    @Override
    public Iterator<String> keyIterator() {
        return properties.keySet().iterator();
    }

    /** For each value HAPI asks whether anything stands beside it, which is rare. */
    @Override
    public BaseJsonLikeValue get(String name) {
        return hasAnyBeside || !isBeside(name) ? properties.get(name) : null;
    }

    @Override
    public Object getValue() {
        return null;
    }

    /** Empty, as HAPI's own structure says of what is no text. */
    @Override
    public String getAsString() {
        return "";
    }
}
