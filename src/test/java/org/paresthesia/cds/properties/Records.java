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

    private Records() {}

    /** A problem, a finding, a result, a medicine, an order or something done. */
    static Arbitrary<ObjectNode> any() {
        return Arbitraries.oneOf(condition(), Results.any(), finding(), medicine(), order(), done());
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

    static ObjectNode coded(String type, String field, NamedCode code) {
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
