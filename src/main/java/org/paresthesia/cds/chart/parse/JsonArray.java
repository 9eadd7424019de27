package org.paresthesia.cds.chart.parse;

import ca.uhn.fhir.parser.json.BaseJsonLikeArray;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue;
import java.util.ArrayList;
import java.util.List;

/** A JSON array. */
final class JsonArray extends BaseJsonLikeArray {

    private final List<BaseJsonLikeValue> values = new ArrayList<>(2);

    void add(BaseJsonLikeValue value) {
        values.add(value);
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public BaseJsonLikeValue get(int index) {
        return index < values.size() ? values.get(index) : null;
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
