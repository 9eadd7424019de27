package org.paresthesia.cds.chart.scan;

import static tools.jackson.core.JsonToken.START_ARRAY;
import static tools.jackson.core.JsonToken.START_OBJECT;
import static tools.jackson.core.JsonToken.VALUE_FALSE;
import static tools.jackson.core.JsonToken.VALUE_STRING;
import static tools.jackson.core.JsonToken.VALUE_TRUE;

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
    private static final Set<String> DONE = Set.of("Procedure", "MedicationDispense");

    private static final Map<String, Trait> TRAITS = Map.ofEntries(
            trait("clinicalStatus", STATUS_HOLDERS, VALUE_STRING),
            trait("verificationStatus", STATUS_HOLDERS, VALUE_STRING),
            trait("animal", PATIENT, START_OBJECT),
            trait("careProvider", PATIENT, START_ARRAY),
            trait("class", Set.of("Encounter"), VALUE_STRING, START_ARRAY),
            trait("taken", Set.of("MedicationStatement"), VALUE_STRING),
            trait("medication", MEDICINES, START_OBJECT),
            // What was not done would be read as done: R4 says it in the status.
            trait("wasNotTaken", MEDICINES, VALUE_TRUE, VALUE_FALSE),
            trait("wasNotGiven", MEDICINES, VALUE_TRUE, VALUE_FALSE),
            trait("notGiven", MEDICINES, VALUE_TRUE, VALUE_FALSE),
            trait("notPerformed", DONE, VALUE_TRUE, VALUE_FALSE),
            trait("notDone", DONE, VALUE_TRUE, VALUE_FALSE));

    private record Trait(Set<String> types, Set<JsonToken> shapes) {}

    private ForeignVersion() {}

    private static Map.Entry<String, Trait> trait(String element, Set<String> types, JsonToken... shapes) {
        return Map.entry(element, new Trait(types, Set.of(shapes)));
    }

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
