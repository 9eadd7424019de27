package org.paresthesia.cds.playground.desk;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.tools.wire.OfferedService;
import org.paresthesia.cds.tools.wire.Reply;
import tools.jackson.databind.node.ObjectNode;

/** The body of a call, as an EHR would send it (CDS Hooks 2.0.1, "HTTP Request"). */
final class VisitCall {

    /** Known to the demo EHR. */
    private static final String USER = "Practitioner/COREPRACTITIONER1";

    /** What encounter-start needs, where the chart has no visit. */
    private static final String ANY_ENCOUNTER = "playground-visit";

    private VisitCall() {}

    /** With the records as prefetch, or with the server from which the service reads them. */
    static ObjectNode body(Service service, OpenChart chart, Optional<Hand.Choice> hand, Optional<URI> server) {
        ObjectNode body = Reply.JSON
                .createObjectNode()
                .put("hook", service.hook())
                .put("hookInstance", UUID.randomUUID().toString());
        server.ifPresent(address -> body.put("fhirServer", address.toString()));
        ObjectNode context = body.putObject("context").put("userId", USER).put("patientId", chart.patientId());
        if (!service.hook().equals("patient-view") || chart.encounter().isPresent()) {
            context.put("encounterId", chart.encounter().orElse(ANY_ENCOUNTER));
        }
        hand.ifPresent(choice -> Hand.put(context, service, choice));
        if (server.isEmpty()) {
            OfferedService offered = new OfferedService(service.id(), service.hook(), service.prefetchTemplates());
            body.set("prefetch", chart.source().prefetch(offered));
        }
        return body;
    }
}
