package org.paresthesia.cds.tools.fire;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paresthesia.cds.chart.fetch.QueryTemplate;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.tools.wire.OfferedService;
import org.paresthesia.cds.tools.wire.Reply;
import org.paresthesia.cds.tools.wire.Unreachable;
import org.paresthesia.cds.tools.wire.Unusable;
import org.paresthesia.cds.tools.wire.Wire;
import tools.jackson.databind.node.ObjectNode;

/**
 * A patient of a FHIR server, whose prefetch is read as an EHR would do it: one query a template, what fails is left out.
 *
 * @param address the base address
 * @param patientId the patient's id
 * @param wire what queries are sent with
 * @param isPrefetching whether anything is read here at all
 */
record EhrSource(String address, String patientId, Wire wire, boolean isPrefetching) implements ChartSource {

    private static final int NOT_FOUND = 404;

    /** Refuses what is no address. */
    EhrSource {
        if (!address.matches("https?://[^/?#\\s]+[^?#\\s]*")) {
            throw new Unusable(address + " is not the http or https address of a FHIR server");
        }
    }

    @Override
    public Optional<Ehr> ehr() {
        return Optional.of(new Ehr(address, wire.token()));
    }

    @Override
    public Optional<Filled> prefetch(OfferedService service, CallContext context) {
        if (!isPrefetching) {
            return Optional.empty();
        }
        ObjectNode prefetch = Reply.JSON.createObjectNode();
        List<String> notes = new ArrayList<>();
        service.prefetch().forEach((key, template) -> QueryTemplate.fill(template, context)
                .ifPresentOrElse(
                        query -> read(key, query, prefetch, notes),
                        () -> notes.add(
                                "prefetch key " + key + " is left out: the call has no value for its template")));
        return Optional.of(new Filled(prefetch, notes));
    }

    private void read(String key, String query, ObjectNode prefetch, List<String> notes) {
        try {
            Reply reply = wire.get(URI.create(address + "/" + query), Map.of("Accept", "application/fhir+json"));
            Optional<ObjectNode> found = reply.isOk() ? reply.object() : Optional.empty();
            if (found.isPresent()) {
                prefetch.set(key, found.get());
            } else if (reply.status() == NOT_FOUND && !query.contains("?")) {
                prefetch.putNull(key);
                notes.add("prefetch key " + key + " is null: the FHIR server has no " + query);
            } else {
                notes.add("prefetch key " + key + " is left out: the FHIR server answered with " + reply.refusal());
            }
        } catch (Unreachable away) {
            notes.add("prefetch key " + key + " is left out: " + away.getMessage());
        }
    }
}
