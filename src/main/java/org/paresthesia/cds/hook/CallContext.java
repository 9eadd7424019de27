package org.paresthesia.cds.hook;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The context of a call (hook library, section "Context" of each hook).
 *
 * @param user who looks at the cards
 * @param patientId the patient's logical id, without the type
 * @param encounterId the encounter's logical id, where the hook gives one
 * @param inHand the FHIR that the context itself holds
 */
public record CallContext(UserReference user, String patientId, Optional<String> encounterId, InHand inHand) {

    private static final Pattern FHIR_ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    /** Refuses an id that FHIR R4 would not accept (datatypes, "id"), so that no id can change a query. */
    public CallContext {
        if (!isFhirId(patientId)) {
            throw new InvalidCall("context.patientId is not a FHIR id");
        }
        if (encounterId.isPresent() && !isFhirId(encounterId.get())) {
            throw new InvalidCall("context.encounterId is not a FHIR id");
        }
        Objects.requireNonNull(user);
        Objects.requireNonNull(inHand);
    }

    /** Whether the text is a FHIR id: 1 to 64 letters, digits, hyphens and dots. */
    public static boolean isFhirId(String text) {
        return text != null && FHIR_ID.matcher(text).matches();
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "CallContext[...]";
    }
}
