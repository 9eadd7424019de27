package org.paresthesia.cds.chart.parse;

import ca.uhn.fhir.parser.json.BaseJsonLikeValue;
import java.math.BigDecimal;

/** A text, a number, a truth or null, with the same words for it as HAPI's own structure. */
final class JsonScalar extends BaseJsonLikeValue {

    private static final JsonScalar TRUTH = new JsonScalar(ScalarType.BOOLEAN, true);
    private static final JsonScalar UNTRUTH = new JsonScalar(ScalarType.BOOLEAN, false);
    private static final JsonScalar NOTHING = new JsonScalar(null, "null");

    private final ScalarType type;
    private final Object value;

    private JsonScalar(ScalarType type, Object value) {
        this.type = type;
        this.value = value;
    }

    static JsonScalar text(String text) {
        return new JsonScalar(ScalarType.STRING, text);
    }

    /** A whole number, or a decimal whose digits all count. */
    static JsonScalar number(Number number) {
        return new JsonScalar(ScalarType.NUMBER, number);
    }

    static JsonScalar truth(boolean isTrue) {
        return isTrue ? TRUTH : UNTRUTH;
    }

    static JsonScalar nothing() {
        return NOTHING;
    }

    @Override
    public ValueType getJsonType() {
        return type == null ? ValueType.NULL : ValueType.SCALAR;
    }

    @Override
    public ScalarType getDataType() {
        return type;
    }

    @Override
    public Object getValue() {
        return value;
    }

    @Override
    public String getAsString() {
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    @Override
    public boolean getAsBoolean() {
        return value instanceof Boolean truth ? truth : super.getAsBoolean();
    }
}
