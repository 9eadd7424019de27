package org.paresthesia.cds.cards;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.paresthesia.cds.cards.choice.Due;
import org.paresthesia.cds.cards.choice.Occasion;
import org.paresthesia.cds.cards.detail.FactCode;
import org.paresthesia.cds.cards.detail.Glossary;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Fact.Stance;
import org.paresthesia.cds.knowledge.NamedCode;
import org.paresthesia.cds.knowledge.Offer;
import org.paresthesia.cds.knowledge.Order;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes an offered order as a FHIR R4 draft, a ServiceRequest or a Task, as JSON. */
final class DraftOrder {

    private static final Pattern CONDITION = Pattern.compile("Condition/[A-Za-z0-9\\-.]{1,64}");
    private static final int MOST_REASONS = 3;

    private final Glossary glossary;
    private final String requestIntent;

    /** With the intent of requests that the site wants. */
    DraftOrder(Glossary glossary, String requestIntent) {
        this.glossary = glossary;
        this.requestIntent = requestIntent;
    }

    /** The draft with subject, reason and a note that names the rule. */
    ObjectNode write(Occasion occasion, Due due, Offer offer) {
        return switch (offer.order().kind()) {
            case SERVICE_REQUEST -> request(occasion, due, offer);
            case TASK -> task(occasion, due, offer);
        };
    }

    private ObjectNode request(Occasion occasion, Due due, Offer offer) {
        ObjectNode draft = draft(offer, requestIntent);
        offer.order().category().ifPresent(category -> draft.putArray("category")
                .add(concept(category)));
        draft.put("priority", offer.priority());
        draft.set("code", code(offer.order()));
        draft.set("subject", reference("Patient/" + occasion.call().context().patientId()));
        addCircumstances(draft, occasion, due);
        List<String> conditions = conditions(due);
        if (conditions.isEmpty()) {
            reasonCode(due).ifPresent(reason -> draft.putArray("reasonCode").add(reason));
        } else {
            conditions.forEach(each -> draft.withArray("reasonReference").add(reference(each)));
        }
        return draft;
    }

    private ObjectNode task(Occasion occasion, Due due, Offer offer) {
        ObjectNode draft = draft(offer, "order");
        draft.put("priority", offer.priority());
        draft.set("code", code(offer.order()));
        draft.put("description", offer.order().text());
        draft.set("for", reference("Patient/" + occasion.call().context().patientId()));
        addCircumstances(draft, occasion, due);
        conditions(due).stream()
                .findFirst()
                .ifPresentOrElse(condition -> draft.set("reasonReference", reference(condition)), () -> reasonCode(due)
                        .ifPresent(reason -> draft.set("reasonCode", reason)));
        return draft;
    }

    private static ObjectNode draft(Offer offer, String intent) {
        return object().put("resourceType", offer.order().kind().resourceType())
                .put("status", "draft")
                .put("intent", intent);
    }

    private void addCircumstances(ObjectNode draft, Occasion occasion, Due due) {
        occasion.call().context().encounterId().ifPresent(id -> draft.set("encounter", reference("Encounter/" + id)));
        draft.put(
                "authoredOn",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(occasion.asOf().withNano(0)));
        draft.putArray("note")
                .addObject()
                .put("text", "Suggested by rule " + due.rule().code() + ", logic " + glossary.logicVersion() + ".");
    }

    /** The problems that made the rule true, first things first. */
    private static List<String> conditions(Due due) {
        return due.finding().facts().stream()
                .filter(fact -> fact.stands() == Stance.FOR)
                .map(Fact::resource)
                .filter(resource -> CONDITION.matcher(resource).matches())
                .distinct()
                .limit(MOST_REASONS)
                .toList();
    }

    /** The first supporting fact as a concept, where no problem on record can be referred to. */
    private Optional<ObjectNode> reasonCode(Due due) {
        return due.finding().facts().stream()
                .filter(fact -> fact.stands() == Stance.FOR)
                .findFirst()
                .map(this::concept);
    }

    private ObjectNode concept(Fact fact) {
        ObjectNode concept = object();
        FactCode.of(fact).ifPresent(coding -> {
            ObjectNode node = concept.putArray("coding").addObject();
            node.put("system", coding.system()).put("code", coding.code());
            glossary.display(coding.system(), coding.code()).ifPresent(display -> node.put("display", display));
        });
        return concept.put("text", fact.what().strip());
    }

    private static ObjectNode code(Order order) {
        return order.code()
                .map(DraftOrder::concept)
                .orElseGet(DraftOrder::object)
                .put("text", order.text());
    }

    private static ObjectNode concept(NamedCode code) {
        ObjectNode concept = object();
        concept.putArray("coding")
                .addObject()
                .put("system", code.system())
                .put("code", code.code())
                .put("display", code.display());
        return concept;
    }

    private static ObjectNode reference(String to) {
        return object().put("reference", to);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
