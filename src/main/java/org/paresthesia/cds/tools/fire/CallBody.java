package org.paresthesia.cds.tools.fire;

import java.util.Optional;
import java.util.UUID;
import org.paresthesia.cds.tools.wire.OfferedService;
import org.paresthesia.cds.tools.wire.Reply;
import tools.jackson.databind.node.ObjectNode;

/** The body of a call, as CDS Hooks 2.0.1 says. */
final class CallBody {

    private static final int LIFE_OF_A_TOKEN = 300;

    private CallBody() {}

    /** The body for a service. */
    static ObjectNode of(
            OfferedService service, ObjectNode context, ChartSource source, Optional<ObjectNode> prefetch) {
        ObjectNode body = Reply.JSON
                .createObjectNode()
                .put("hook", service.hook())
                .put("hookInstance", UUID.randomUUID().toString());
        source.ehr().ifPresent(ehr -> addServer(body, ehr));
        body.set("context", context);
        prefetch.ifPresent(filled -> body.set("prefetch", filled));
        return body;
    }

    private static void addServer(ObjectNode body, ChartSource.Ehr ehr) {
        body.put("fhirServer", ehr.address());
        ehr.token().secret().ifPresent(secret -> body.putObject("fhirAuthorization")
                .put("access_token", secret)
                .put("token_type", "Bearer")
                .put("expires_in", LIFE_OF_A_TOKEN)
                .put("scope", "user/*.read")
                .put("subject", "fire"));
    }
}
