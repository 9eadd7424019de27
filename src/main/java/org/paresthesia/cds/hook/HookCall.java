package org.paresthesia.cds.hook;

import java.util.Objects;
import java.util.Optional;

/**
 * One call of a CDS service, checked against the hook's definition (CDS Hooks 2.0.1, "Calling a CDS Service").
 *
 * <p>Prefetch is not part of it: it is read as a stream by the chart room while the body is read.
 *
 * @param serviceId the service that was called, as in discovery
 * @param hook the hook's name, for example {@code patient-view}
 * @param hookInstance the client's identifier of this invocation; goes to logs, never to a card
 * @param caller the client on whose behalf we answer
 * @param context what the hook's context says
 * @param fhirAccess how to reach the client's FHIR server, where the client allows it
 */
public record HookCall(
        String serviceId,
        String hook,
        String hookInstance,
        Caller caller,
        CallContext context,
        Optional<FhirAccess> fhirAccess) {

    /** Refuses a call with a missing part. */
    public HookCall {
        Objects.requireNonNull(serviceId);
        Objects.requireNonNull(hook);
        Objects.requireNonNull(hookInstance);
        Objects.requireNonNull(caller);
        Objects.requireNonNull(context);
        Objects.requireNonNull(fhirAccess);
    }

    /** Names the call without anything of the patient. */
    @Override
    public String toString() {
        return "HookCall[" + serviceId + ", hookInstance=" + hookInstance + "]";
    }
}
