package org.paresthesia.cds.properties;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.paresthesia.cds.knowledge.Codings;
import org.paresthesia.cds.knowledge.NamedCode;
import tools.jackson.databind.node.ObjectNode;

/** Laboratory results and measurements of several analytes in their units. */
final class Results {

    /** A laboratory value: its code, its unit, and the range in which values are tried. */
    record Analyte(String code, String unit, double low, double high) {}

    static final List<Analyte> ANALYTES = List.of(
            new Analyte("2132-9", "pg/mL", 60, 900),
            new Analyte("14685-2", "pmol/L", 40, 600),
            new Analyte("13964-2", "umol/L", 0.1, 2),
            new Analyte("4548-4", "%", 4, 14),
            new Analyte("59261-8", "mmol/mol", 20, 130),
            new Analyte("1558-6", "mg/dL", 60, 300),
            new Analyte("2345-7", "mg/dL", 60, 300),
            new Analyte("3016-3", "mIU/L", 0.1, 40),
            new Analyte("2160-0", "mg/dL", 0.4, 8),
            new Analyte("98979-8", "mL/min/{1.73_m2}", 5, 120),
            new Analyte("77194-9", "{ratio}", 0.3, 1.8),
            new Analyte("39156-5", "kg/m2", 17, 45),
            new Analyte("718-7", "g/dL", 6, 18),
            new Analyte("33358-3", "g/dL", 0, 3),
            new Analyte("4537-7", "mm/h", 1, 90));

    private Results() {}

    /** A result inside or outside the limits, now and then only by comparator or not final. */
    static Arbitrary<ObjectNode> any() {
        return Combinators.combine(
                        Arbitraries.of(ANALYTES),
                        Arbitraries.doubles().between(0, 1).ofScale(2),
                        Arbitraries.of("final", "final", "final", "corrected", "preliminary"),
                        Arbitraries.of("<", ">").injectNull(0.85),
                        Records.date())
                .as((analyte, share, status, comparator, date) -> {
                    ObjectNode result = of(analyte, value(analyte, share), date).put("status", status);
                    if (comparator != null) {
                        result.withObject("/valueQuantity").put("comparator", comparator);
                    }
                    return result;
                });
    }

    /** A value of an analyte as a share of its range. */
    static double value(Analyte analyte, double share) {
        return Math.round((analyte.low() + share * (analyte.high() - analyte.low())) * 100) / 100.0;
    }

    /** A final result. */
    static ObjectNode of(Analyte analyte, double value, String date) {
        ObjectNode result =
                Records.coded("Observation", "code", new NamedCode(Codings.LOINC, analyte.code(), "a result"));
        result.put("status", "final").put("effectiveDateTime", date);
        result.putObject("valueQuantity")
                .put("value", value)
                .put("unit", analyte.unit())
                .put("code", analyte.unit())
                .put("system", "http://unitsofmeasure.org");
        return result;
    }
}
