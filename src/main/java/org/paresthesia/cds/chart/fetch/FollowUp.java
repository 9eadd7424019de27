package org.paresthesia.cds.chart.fetch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.delivery.ScannedResource;
import org.paresthesia.cds.chart.select.Intake;
import org.paresthesia.cds.chart.select.Medications;
import org.paresthesia.cds.chart.select.MedicinesInForce;
import org.paresthesia.cds.findings.UnreadData.Reason;
import org.paresthesia.cds.knowledge.PrefetchNeed;

/**
 * Looks at what the answers refer to and did not bring: Medications, and the encounter in the hook's context.
 *
 * @param intake what was taken so far
 * @param session the client's server, where it may be asked
 */
public record FollowUp(Intake intake, Optional<FhirSession> session) {

    private static final String ENCOUNTER = "Encounter";

    /**
     * Reads all of them at once.
     *
     * @param encounterId the encounter in the hook's context
     * @param encounters the need that encounters belong to; its reasons stay unknown if that one cannot be had
     */
    public void complete(Optional<String> encounterId, Optional<PrefetchNeed> encounters) {
        Optional<String> wanted = encounterId.filter(id -> encounters.isPresent() && !isHere(id));
        Map<String, Query> queries = new HashMap<>();
        session.ifPresent(server -> {
            medicationReads(server, queries);
            wanted.flatMap(id -> server.read(ENCOUNTER + "/" + id, ENCOUNTER))
                    .ifPresent(query -> queries.put(ENCOUNTER, query));
        });
        Map<String, Delivery> answers =
                queries.isEmpty() ? Map.of() : session.orElseThrow().ask(queries);
        answers.values().stream()
                .flatMap(answer -> answer.resources().stream())
                .filter(resource -> resource.type().equals("Medication"))
                .forEach(intake.medications()::add);
        wanted.ifPresent(id -> encounter(id, encounters.orElseThrow(), answers.get(ENCOUNTER)));
    }

    private boolean isHere(String encounterId) {
        return intake.candidates().stream()
                .map(candidate -> candidate.resource().identity())
                .anyMatch(identity ->
                        identity.type().equals(ENCOUNTER) && identity.id().equals(encounterId));
    }

    private void medicationReads(FhirSession server, Map<String, Query> queries) {
        for (String reference : unresolved()) {
            if (queries.size() < server.maxReads()) {
                server.read(reference, "Medication").ifPresent(query -> queries.put(reference, query));
            }
        }
    }

    private List<String> unresolved() {
        List<String> references = new ArrayList<>();
        intake.candidates().forEach(candidate -> {
            ScannedResource resource = candidate.resource();
            String reference = resource.medicine().reference();
            if (MedicinesInForce.isMedicine(resource.type())
                    && intake.medications().product(resource.medicine()).isEmpty()
                    && Medications.relative(reference).isPresent()) {
                references.add(reference);
            }
        });
        return references;
    }

    private void encounter(String id, PrefetchNeed need, Delivery answer) {
        boolean isRead = answer != null
                && answer.resources().stream()
                        .anyMatch(each -> each.identity().id().equals(id));
        if (isRead) {
            intake.take(need.key(), answer);
        } else {
            intake.unread().mark(need.key(), Reason.INCOMPLETE);
        }
    }
}
