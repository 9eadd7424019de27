package org.paresthesia.cds.chart.scan;

import static tools.jackson.core.JsonToken.START_ARRAY;
import static tools.jackson.core.JsonToken.START_OBJECT;
import static tools.jackson.core.JsonToken.VALUE_STRING;

import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonToken;

/**
 * Recognises FHIR of another version by elements that R4 has in another shape (protocol, D11).
 *
 * <p>Only elements that would be misread are listed; a merely unknown one is tolerated.
 */
final class ForeignVersion {

    private static final Set<String> TYPES =
            Set.of("MedicationOrder", "DiagnosticOrder", "ProcedureRequest", "ReferralRequest", "MedicationUsage");
    private static final Set<String> MEDICINES =
            Set.of("MedicationRequest", "MedicationStatement", "MedicationAdministration", "MedicationDispense");
    private static final Set<String> STATUS_HOLDERS = Set.of("Condition", "AllergyIntolerance");
    private static final Set<String> PATIENT = Set.of("Patient");

    private static final Map<String, Trait> TRAITS = Map.of(
            "clinicalStatus", new Trait(STATUS_HOLDERS, Set.of(VALUE_STRING)),
            "verificationStatus", new Trait(STATUS_HOLDERS, Set.of(VALUE_STRING)),
            "animal", new Trait(PATIENT, Set.of(START_OBJECT)),
            "careProvider", new Trait(PATIENT, Set.of(START_ARRAY)),
            "class", new Trait(Set.of("Encounter"), Set.of(VALUE_STRING, START_ARRAY)),
            "taken", new Trait(Set.of("MedicationStatement"), Set.of(VALUE_STRING)),
            "medication", new Trait(MEDICINES, Set.of(START_OBJECT)));

    private record Trait(Set<String> types, Set<JsonToken> shapes) {}

    private ForeignVersion() {}

    /** Whether R4 has no such resource type, though other versions have. */
    static boolean isType(String type) {
        return TYPES.contains(type);
    }

    /** Whether the element may have a shape of another version; the type decides, which may not be known yet. */
    static boolean isSuspect(String element, JsonToken shape) {
        Trait trait = TRAITS.get(element);
        return trait != null && trait.shapes.contains(shape);
    }

    /** Whether a suspect element is foreign in a resource of this type. */
    static boolean isForeign(String type, String element) {
        return element.equals("name")
                ? type.equals("Patient")
                : TRAITS.get(element).types.contains(type);
    }
}
