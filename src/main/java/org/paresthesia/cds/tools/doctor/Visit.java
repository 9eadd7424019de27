package org.paresthesia.cds.tools.doctor;

import java.util.Map;
import java.util.Optional;
import org.paresthesia.cds.tools.wire.CdsServer;
import org.paresthesia.cds.tools.wire.OfferedService;
import org.paresthesia.cds.tools.wire.Reply;
import org.paresthesia.cds.tools.wire.Wire;

/**
 * The deployment that is looked at, and how.
 *
 * @param server the deployment
 * @param wire with the token, where there is one
 * @param stranger without a token
 * @param origin the origin of the pages that shall be allowed to call, where it is known
 */
record Visit(CdsServer server, Wire wire, Wire stranger, Optional<String> origin) {

    private static final Map<String, String> JSON = Map.of("Accept", "application/json");

    /** Calls a service with a body. */
    Reply call(OfferedService service, String body) {
        return wire.post(server.service(service.id()), body, JSON);
    }

    /** Reads discovery. */
    Reply discovery() {
        return wire.get(server.discovery(), JSON);
    }
}
