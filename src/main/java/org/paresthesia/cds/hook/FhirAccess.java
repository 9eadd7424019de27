package org.paresthesia.cds.hook;

import java.net.URI;
import java.util.Optional;

/**
 * How the client's FHIR server can be asked (CDS Hooks 2.0.1, "FHIR Resource Access").
 *
 * @param server the base address
 * @param bearerToken the access token, absent for an open server; transient, never stored or logged
 * @param patientId the patient that the token is bound to, where the client says so
 */
public record FhirAccess(URI server, Optional<String> bearerToken, Optional<String> patientId) {

    /** Says neither token nor patient. */
    @Override
    public String toString() {
        return "FhirAccess[" + server.getScheme() + "://" + server.getAuthority() + "]";
    }
}
