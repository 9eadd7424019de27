package org.paresthesia.cds.tools.fire;

import java.util.List;
import java.util.Optional;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.tools.wire.OfferedService;
import org.paresthesia.cds.tools.wire.Token;
import tools.jackson.databind.node.ObjectNode;

/** Where the prefetch of a call comes from. */
interface ChartSource {

    /** The id of the patient. */
    String patientId();

    /** The FHIR server that the service may ask besides, and the token for it. */
    Optional<Ehr> ehr();

    /** The prefetch for a service; empty where none is sent. */
    Optional<Filled> prefetch(OfferedService service, CallContext context);

    /**
     * A prefetch that was put together.
     *
     * @param prefetch what is sent
     * @param notes what was left out, and why
     */
    record Filled(ObjectNode prefetch, List<String> notes) {}

    /** A FHIR server by its base address. */
    record Ehr(String address, Token token) {}
}
