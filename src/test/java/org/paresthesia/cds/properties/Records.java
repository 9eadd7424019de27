package org.paresthesia.cds.properties;

import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.paresthesia.cds.AdvisorAtHand;
import org.paresthesia.cds.knowledge.Codings;
import org.paresthesia.cds.knowledge.NamedCode;
import org.paresthesia.cds.knowledge.ValueSets;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import tools.jackson.databind.node.ObjectNode;

/** Single records with codes that the rules know, of any value set, so that a new topic is tried without a word here. */
final class Records {

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
    private static final List<String> LIMBS = List.of("56459004", "61685007", "53120007", "85562004");
    private static final List<String> SIDES = List.of("7771000", "24028007", "51440002");

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
            new Analyte("4537-7", "mm/h", 1, 90));

    private Records() {}

    /** A problem, a finding, a result, a medicine, an order or something done. */
    static Arbitrary<ObjectNode> any() {
        return Arbitraries.oneOf(condition(), result(), finding(), medicine(), order(), done());
    }

    /** A recorded numbness or tingling of a limb. */
    static Arbitrary<ObjectNode> symptom() {
        return Combinators.combine(
                        code(Map.of("paresthesia-lower-limb", 2, "paresthesia-upper-limb", 1)),
                        Arbitraries.of(SIDES).injectNull(0.4),
                        date())
                .as((code, side, date) -> {
                    ObjectNode condition = problem(code, "active", "confirmed", date);
                    if (side != null) {
                        site(condition, side);
                    }
                    return condition;
                });
    }

    private static Arbitrary<ObjectNode> condition() {
        return Combinators.combine(
                        code(Codings.SNOMED, Codings.ICD_10_CM),
                        Arbitraries.of("active", "active", "active", "resolved"),
                        Arbitraries.of("confirmed", "confirmed", "provisional", "refuted"),
                        date(),
                        Arbitraries.of(LIMBS).injectNull(0.7))
                .as((code, clinical, verification, date, limb) -> {
                    ObjectNode condition = problem(code, clinical, verification, date);
                    if (limb != null) {
                        site(condition, limb);
                    }
                    return condition;
                });
    }

    /** A result inside or outside the limits, now and then only by comparator or not final. */
    private static Arbitrary<ObjectNode> result() {
        return Combinators.combine(
                        Arbitraries.of(ANALYTES),
                        Arbitraries.doubles().between(0, 1).ofScale(2),
                        Arbitraries.of("final", "final", "final", "corrected", "preliminary"),
                        Arbitraries.of("<", ">").injectNull(0.85),
                        date())
                .as((analyte, share, status, comparator, date) -> {
                    ObjectNode result =
                            result(analyte, value(analyte, share), date).put("status", status);
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
    static ObjectNode result(Analyte analyte, double value, String date) {
        ObjectNode result = coded("Observation", "code", new NamedCode(Codings.LOINC, analyte.code(), "a result"));
        result.put("status", "final").put("effectiveDateTime", date);
        result.putObject("valueQuantity")
                .put("value", value)
                .put("unit", analyte.unit())
                .put("code", analyte.unit())
                .put("system", "http://unitsofmeasure.org");
        return result;
    }

    private static Arbitrary<ObjectNode> finding() {
        return Combinators.combine(
                        code(Codings.SNOMED), Arbitraries.of(true, true, false).injectNull(0.1), date())
                .as((code, answer, date) -> {
                    ObjectNode finding = coded("Observation", "code", code);
                    finding.put("status", "final").put("effectiveDateTime", date);
                    return answer == null ? finding : finding.put("valueBoolean", answer);
                });
    }

    private static Arbitrary<ObjectNode> medicine() {
        return Combinators.combine(code(Codings.RXNORM), Arbitraries.of("active", "active", "stopped"), date())
                .as((code, status, date) -> coded("MedicationRequest", "medicationCodeableConcept", code)
                        .put("status", status)
                        .put("intent", "order")
                        .put("authoredOn", date));
    }

    private static Arbitrary<ObjectNode> order() {
        return Combinators.combine(
                        code(Codings.LOINC, Codings.SNOMED), Arbitraries.of("active", "draft", "completed"), date())
                .as((code, status, date) -> coded("ServiceRequest", "code", code)
                        .put("status", status)
                        .put("intent", "order")
                        .put("authoredOn", date));
    }

    private static Arbitrary<ObjectNode> done() {
        return Combinators.combine(code(Codings.SNOMED), date()).as((code, date) -> coded("Procedure", "code", code)
                .put("status", "completed")
                .put("performedDateTime", date));
    }

    private static ObjectNode problem(NamedCode code, String clinical, String verification, String date) {
        ObjectNode condition = coded("Condition", "code", code).put("onsetDateTime", date);
        concept(condition, "clinicalStatus", "condition-clinical", clinical);
        concept(condition, "verificationStatus", "condition-ver-status", verification);
        return condition;
    }

    private static void concept(ObjectNode condition, String field, String system, String code) {
        condition
                .withObject("/" + field)
                .withArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/" + system)
                .put("code", code);
    }

    private static void site(ObjectNode condition, String code) {
        condition
                .withArray("bodySite")
                .addObject()
                .withArray("coding")
                .addObject()
                .put("system", Codings.SNOMED)
                .put("code", code);
    }

    private static ObjectNode coded(String type, String field, NamedCode code) {
        ObjectNode resource = Json.of("{'resourceType':'%s'}", type);
        resource.withObject("/" + field)
                .withArray("coding")
                .addObject()
                .put("system", code.system())
                .put("code", code.code());
        return resource;
    }

    /** A code of these systems; each value set is as likely as any other, however many codes it has. */
    private static Arbitrary<NamedCode> code(String... systems) {
        ValueSets sets = AdvisorAtHand.KNOWLEDGE.valueSets();
        Map<String, List<NamedCode>> bySet = new TreeMap<>();
        for (String url : sets.urls()) {
            List<NamedCode> codes = sets.codesOf(url).stream()
                    .filter(code -> List.of(systems).contains(code.system()))
                    .toList();
            if (!codes.isEmpty()) {
                bySet.put(url, codes);
            }
        }
        return Arbitraries.of(List.copyOf(bySet.values())).flatMap(Arbitraries::of);
    }

    private static Arbitrary<NamedCode> code(Map<String, Integer> ids) {
        ValueSets sets = AdvisorAtHand.KNOWLEDGE.valueSets();
        List<List<NamedCode>> lists = new TreeMap<>(ids)
                .entrySet().stream()
                        .flatMap(each -> Collections.nCopies(
                                each.getValue(),
                                sets.codesOf("https://paresthesia-cds.org/fhir/ValueSet/" + each.getKey()))
                                .stream())
                        .toList();
        return Arbitraries.of(lists).flatMap(Arbitraries::of);
    }

    /** From minutes to six years ago, as an instant, a day or a month. */
    static Arbitrary<String> date() {
        Arbitrary<Integer> minutes = Arbitraries.oneOf(
                Arbitraries.integers().between(1, 3 * 1440),
                Arbitraries.integers().between(1440, 60 * 1440),
                Arbitraries.integers().between(30 * 1440, 6 * 365 * 1440));
        return Combinators.combine(minutes, Arbitraries.of(25, 25, 25, 10, 7)).as((ago, precision) -> {
            String instant = INSTANT.format(Chart.D.minusMinutes(ago));
            return instant.substring(0, Math.min(precision, instant.length()));
        });
    }
}
