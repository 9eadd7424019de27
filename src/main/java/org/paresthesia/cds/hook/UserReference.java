package org.paresthesia.cds.hook;

import java.util.Set;

/**
 * The user of the client, from {@code context.userId}.
 *
 * @param type the FHIR resource type: Practitioner, PractitionerRole, Patient or RelatedPerson
 * @param id the logical id
 */
public record UserReference(String type, String id) {

    private static final Set<String> TYPES = Set.of("Practitioner", "PractitionerRole", "Patient", "RelatedPerson");

    /** Refuses a type that no hook allows as a user. */
    public UserReference {
        if (!TYPES.contains(type) || !CallContext.isFhirId(id)) {
            throw new InvalidCall(
                    "context.userId must be Practitioner/id, PractitionerRole/id, Patient/id or " + "RelatedPerson/id");
        }
    }

    /** Reads {@code Type/id}; anything else is an {@link InvalidCall}. */
    public static UserReference of(String reference) {
        int slash = reference.indexOf('/');
        if (slash < 0) {
            throw new InvalidCall("context.userId must have the form Type/id");
        }
        return new UserReference(reference.substring(0, slash), reference.substring(slash + 1));
    }

    /** Whether cards written for clinicians may be shown to this user (checklist D8). */
    public boolean isClinician() {
        return type.startsWith("Practitioner");
    }
}
