package org.paresthesia.cds.cards;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Fact.Stance;
import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.hook.InHand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two extensions of Da Vinci Coverage Requirements Discovery 2.2.1 that any client may read, where the site wants them: to which
 * resource in hand a card belongs, and a search that must find nothing before a draft is created (checklist O4).
 */
final class Extensions {

    private static final String ASSOCIATED = "davinci-crd.associated-resource";
    private static final String IF_NONE_EXIST = "davinci-crd.if-none-exist";

    /** Statuses of a request that is still to be done; the codes are those of FHIR R4, "request-status". */
    private static final String PENDING = "draft,active,on-hold";

    /** What a search takes as it is written. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9:/._|-]+");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final boolean areSent;

    /** With the site's choice. */
    Extensions(boolean areSent) {
        this.areSent = areSent;
    }

    /** The extensions of a card; none where it rests on nothing that the clinician has in hand. */
    Map<String, Object> ofCard(CallContext context, Finding finding) {
        if (!areSent) {
            return Map.of();
        }
        Set<String> inHand = inHand(context.inHand());
        List<Map<String, String>> references = finding.facts().stream()
                .filter(fact -> fact.stands() == Stance.FOR)
                .map(Fact::resource)
                .filter(inHand::contains)
                .distinct()
                .map(reference -> Map.of("reference", reference))
                .toList();
        return references.isEmpty() ? Map.of() : Map.of(ASSOCIATED, references);
    }

    private static Set<String> inHand(InHand inHand) {
        Set<String> references = new HashSet<>();
        bundle(inHand).ifPresent(bundle -> JSON.readTree(bundle).path("entry").forEach(entry -> {
            JsonNode resource = entry.path("resource");
            String id = resource.path("id").asString("");
            if (CallContext.isFhirId(id)) {
                references.add(resource.path("resourceType").asString("") + "/" + id);
            }
        }));
        return references;
    }

    private static Optional<String> bundle(InHand inHand) {
        if (inHand instanceof InHand.Orders orders) {
            return Optional.of(orders.bundle());
        }
        return inHand instanceof InHand.Problems problems ? Optional.of(problems.bundle()) : Optional.empty();
    }

    /** The extensions of the creation of a draft; none for one without a code, since nothing could be searched for. */
    Map<String, Object> ofAction(CallContext context, JsonNode draft) {
        JsonNode coding = draft.path("code").path("coding").path(0);
        String token =
                coding.path("system").asString("") + "|" + coding.path("code").asString("");
        if (!areSent || coding.isMissingNode() || !PLAIN.matcher(token).matches()) {
            return Map.of();
        }
        return Map.of(IF_NONE_EXIST, "patient=" + context.patientId() + "&code=" + token + "&status=" + PENDING);
    }
}
