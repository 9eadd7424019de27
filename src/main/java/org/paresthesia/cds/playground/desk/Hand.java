package org.paresthesia.cds.playground.desk;

import java.util.List;
import java.util.stream.Stream;
import org.paresthesia.cds.hook.HookDefinition;
import org.paresthesia.cds.hook.InHand;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Order;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.tools.wire.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a clinician could have in hand when a hook is called: orders being placed, or problems being added. */
public final class Hand {

    private static final String DRAFT = "draft-1";
    private static final List<String> ORDERS = List.of("MedicationRequest", "ServiceRequest");
    private static final List<String> PROBLEMS = List.of("Condition");

    /**
     * Something to have in hand.
     *
     * @param reference how the address names it
     * @param label what it is, in words of the chart or of our orders
     * @param resource a draft of it
     */
    public record Choice(String reference, String label, ObjectNode resource) {}

    private Hand() {}

    /** What a service asks for, for this chart; empty for a hook where nothing is in hand. */
    static List<Choice> choices(Service service, OpenChart chart, Knowledge knowledge) {
        if (asks(service, InHand.Problems.FIELD)) {
            return chart.records(PROBLEMS).map(Hand::copied).toList();
        }
        if (!asks(service, InHand.Orders.FIELD)) {
            return List.of();
        }
        return Stream.concat(
                        chart.records(ORDERS).map(Hand::drafted),
                        knowledge.orders().values().stream()
                                .filter(order -> order.kind() == Order.Kind.SERVICE_REQUEST)
                                .sorted((one, other) -> one.text().compareTo(other.text()))
                                .map(order -> ordered(order, chart.patientId())))
                .toList();
    }

    /** Adds what is in hand to the context of a call. */
    static void put(ObjectNode context, Service service, Choice choice) {
        ObjectNode bundle =
                Reply.JSON.createObjectNode().put("resourceType", "Bundle").put("type", "collection");
        bundle.putArray("entry").addObject().set("resource", choice.resource());
        boolean isOrder = asks(service, InHand.Orders.FIELD);
        context.set(isOrder ? InHand.Orders.FIELD : InHand.Problems.FIELD, bundle);
        if (asks(service, "selections")) {
            context.putArray("selections").add(reference(choice.resource()));
        }
    }

    private static boolean asks(Service service, String field) {
        return HookDefinition.of(service.hook()).filter(hook -> hook.has(field)).isPresent();
    }

    private static Choice copied(JsonNode problem) {
        return new Choice(reference(problem), label(problem), (ObjectNode) problem.deepCopy());
    }

    private static Choice drafted(JsonNode request) {
        ObjectNode draft = ((ObjectNode) request.deepCopy()).put("id", DRAFT).put("status", "draft");
        return new Choice(reference(request), "again: " + label(request), draft);
    }

    private static Choice ordered(Order order, String patientId) {
        ObjectNode draft = Reply.JSON
                .createObjectNode()
                .put("resourceType", order.kind().resourceType())
                .put("id", DRAFT)
                .put("status", "draft")
                .put("intent", "order");
        ObjectNode code = draft.putObject("code").put("text", order.text());
        order.code().ifPresent(each -> code.putArray("coding")
                .addObject()
                .put("system", each.system())
                .put("code", each.code())
                .put("display", each.display()));
        draft.putObject("subject").put("reference", "Patient/" + patientId);
        String name = order.canonical().substring(order.canonical().lastIndexOf('/') + 1);
        return new Choice(name, order.text(), draft);
    }

    private static String reference(JsonNode resource) {
        return resource.path("resourceType").asString("") + "/"
                + resource.path("id").asString("");
    }

    private static String label(JsonNode resource) {
        JsonNode concept = resource.has("code") ? resource.path("code") : resource.path("medicationCodeableConcept");
        String text = concept.path("text").asString("");
        String display = concept.path("coding").path(0).path("display").asString("");
        String words = text.isEmpty() ? display : text;
        return words.isEmpty() ? reference(resource) : words;
    }
}
