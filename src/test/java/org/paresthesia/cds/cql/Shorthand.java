package org.paresthesia.cds.cql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Expands the short forms of rows into FHIR; a field that is not a short form is FHIR already and stays as it is. */
final class Shorthand {

    private static final Map<String, String> SYSTEMS = Map.of(
            "SCT", "http://snomed.info/sct",
            "LN", "http://loinc.org",
            "ICD", "http://hl7.org/fhir/sid/icd-10-cm",
            "ICD10", "http://hl7.org/fhir/sid/icd-10",
            "RX", "http://www.nlm.nih.gov/research/umls/rxnorm",
            "INT", "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation",
            "DAR", "http://terminology.hl7.org/CodeSystem/data-absent-reason",
            "CPT", "http://www.ama-assn.org/go/cpt",
            "CVX", "http://hl7.org/fhir/sid/cvx",
            "LOCAL", "urn:local");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("condition", "Condition"),
            Map.entry("result", "Observation"),
            Map.entry("finding", "Observation"),
            Map.entry("medicine", "MedicationRequest"),
            Map.entry("statement", "MedicationStatement"),
            Map.entry("administration", "MedicationAdministration"),
            Map.entry("dispense", "MedicationDispense"),
            Map.entry("order", "ServiceRequest"),
            Map.entry("procedure", "Procedure"),
            Map.entry("report", "DiagnosticReport"),
            Map.entry("imaging", "ImagingStudy"),
            Map.entry("encounter", "Encounter"));

    private static final String UCUM = "http://unitsofmeasure.org";
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/condition-category";

    private Shorthand() {}

    /** One entry of a chart as a FHIR resource in a map. */
    static Map<String, Object> expand(String kind, Map<String, Object> fields) {
        if ("resource".equals(kind)) {
            return fields;
        }
        String type = TYPES.get(kind);
        if (type == null) {
            throw new IllegalArgumentException("a chart entry is called resource or one of " + TYPES.keySet());
        }
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("resourceType", type);
        usual(type, fields).forEach(resource::put);
        fields.forEach((name, value) -> put(resource, type, name, value));
        return resource;
    }

    private static Map<String, Object> usual(String type, Map<String, Object> fields) {
        Map<String, Object> usual = new LinkedHashMap<>();
        usual.put("subject", Map.of("reference", "Patient/p"));
        switch (type) {
            case "Observation", "DiagnosticReport" -> usual.put("status", "final");
            case "MedicationRequest", "ServiceRequest" -> usual.putAll(Map.of("status", "active", "intent", "order"));
            case "MedicationStatement" -> usual.put("status", "active");
            case "MedicationAdministration", "MedicationDispense", "Procedure" -> usual.put("status", "completed");
            case "ImagingStudy" -> usual.put("status", "available");
            case "Encounter" -> usual.put("status", "in-progress");
            case "Condition" -> {
                usual.put("clinicalStatus", concept("active", CLINICAL));
                usual.put("verificationStatus", concept("confirmed", VERIFICATION));
            }
            default -> {}
        }
        return usual;
    }

    private static void put(Map<String, Object> resource, String type, String name, Object value) {
        if (value == null || "absent".equals(value)) {
            resource.remove(name);
            return;
        }
        switch (name) {
            case "site", "side" -> addSite(resource, type, value);
            case "onset" -> resource.put("onsetDateTime", value);
            case "abatement" -> resource.put("abatementDateTime", value);
            case "recorded" -> resource.put("recordedDate", value);
            case "clinicalStatus" -> resource.put(name, value instanceof String ? concept(value, CLINICAL) : value);
            case "verificationStatus" -> resource.put(
                    name, value instanceof String ? concept(value, VERIFICATION) : value);
            case "category" -> resource.put(
                    name,
                    value instanceof String && "Condition".equals(type) ? List.of(concept(value, CATEGORY)) : value);
            case "value" -> putValue(resource, value);
            case "unit" -> quantity(resource).putAll(Map.of("unit", value, "code", value, "system", UCUM));
            case "unitText" -> quantity(resource).put("unit", value);
            case "comparator" -> quantity(resource).put("comparator", value);
            case "date" -> resource.put(dateField(type), value);
            case "interpretation" -> resource.put(name, value instanceof String text ? List.of(coded(text)) : value);
            case "reason" -> resource.put("reasonCode", List.of(coded(value)));
            case "class" -> resource.put(name, value instanceof String ? Map.of("code", value) : value);
            case "code" -> putCode(resource, type, value);
            case "dataAbsentReason" -> resource.put(name, coded(value));
            default -> resource.put(name, value);
        }
    }

    private static void putCode(Map<String, Object> resource, String type, Object value) {
        if (type.equals("ImagingStudy")) {
            resource.put("procedureCode", List.of(coded(value)));
        } else {
            resource.put(type.startsWith("Medication") ? "medicationCodeableConcept" : "code", coded(value));
        }
    }

    private static String dateField(String type) {
        return switch (type) {
            case "Observation",
                    "DiagnosticReport",
                    "MedicationStatement",
                    "MedicationAdministration" -> "effectiveDateTime";
            case "MedicationRequest", "ServiceRequest" -> "authoredOn";
            case "Procedure" -> "performedDateTime";
            case "MedicationDispense" -> "whenHandedOver";
            case "ImagingStudy" -> "started";
            case "Condition" -> "onsetDateTime";
            default -> throw new IllegalArgumentException("a " + type + " has no one date; name the FHIR field");
        };
    }

    private static void putValue(Map<String, Object> resource, Object value) {
        if (value instanceof Number) {
            quantity(resource).put("value", value);
        } else if (value instanceof Boolean) {
            resource.put("valueBoolean", value);
        } else if (isCoded(value)) {
            resource.put("valueCodeableConcept", coded(value));
        } else {
            resource.put("valueString", value);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> quantity(Map<String, Object> resource) {
        return (Map<String, Object>) resource.computeIfAbsent("valueQuantity", name -> new LinkedHashMap<>());
    }

    @SuppressWarnings("unchecked")
    private static void addSite(Map<String, Object> resource, String type, Object value) {
        if (type.equals("Observation")) {
            Map<String, Object> site =
                    (Map<String, Object>) resource.computeIfAbsent("bodySite", key -> new LinkedHashMap<>());
            List<Object> codings = (List<Object>) site.computeIfAbsent("coding", key -> new ArrayList<>());
            codings.addAll((List<Object>) coded(value).get("coding"));
        } else {
            ((List<Object>) resource.computeIfAbsent("bodySite", key -> new ArrayList<>())).add(coded(value));
        }
    }

    private static boolean isCoded(Object value) {
        return value instanceof List || value instanceof String text && SYSTEMS.containsKey(text.split(" ", 2)[0]);
    }

    /** {@code SCT 309538000}, {@code SCT 309538000 | Numbness of foot}, or a list of such for several codings. */
    private static Map<String, Object> coded(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> concept = new LinkedHashMap<>();
            map.forEach((key, each) -> concept.put(key.toString(), each));
            return concept;
        }
        List<?> each = value instanceof List<?> list ? list : List.of(value);
        List<Object> codings = new ArrayList<>();
        each.forEach(text -> codings.add(coding(text.toString())));
        Map<String, Object> concept = new LinkedHashMap<>();
        concept.put("coding", codings);
        return concept;
    }

    private static Map<String, Object> coding(String text) {
        String[] parts = text.split("\\|", 2);
        String[] words = parts[0].trim().split(" +", 2);
        if (words.length != 2) {
            throw new IllegalArgumentException("a code is written as a system and a code: " + text);
        }
        Map<String, Object> coding = new LinkedHashMap<>();
        coding.put("system", SYSTEMS.getOrDefault(words[0], words[0]));
        coding.put("code", words[1]);
        if (parts.length == 2) {
            coding.put("display", parts[1].trim());
        }
        return coding;
    }

    private static Map<String, Object> concept(Object code, String system) {
        return Map.of("coding", List.of(Map.of("system", system, "code", code)));
    }
}
