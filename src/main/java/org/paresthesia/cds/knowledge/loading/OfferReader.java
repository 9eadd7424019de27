package org.paresthesia.cds.knowledge.loading;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.PlanDefinition.ActionConditionKind;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.paresthesia.cds.knowledge.Names;
import org.paresthesia.cds.knowledge.Offer;
import org.paresthesia.cds.knowledge.Order;

/** Reads the orders that a rule offers, from its nested actions. */
record OfferReader(TextFile file, Shelf shelf, Problems problems) {

    /** The offers in their order; one that names no existing order is a problem and is left out. */
    List<Offer> read(List<PlanDefinitionActionComponent> nested) {
        problems.addDuplicates(
                file.path(), nested.stream().map(action -> action.getId()).toList(), "offered order");
        return nested.stream().flatMap(this::offer).toList();
    }

    private Stream<Offer> offer(PlanDefinitionActionComponent action) {
        Optional<Order> order = order(action);
        if (!action.hasId() || !action.hasTitle()) {
            problems.add(file, "definitionCanonical", "an offered order lacks its id or title", "add them");
            return Stream.empty();
        }
        PlanAction plan = new PlanAction(action, file, problems);
        return order.stream()
                .map(found -> new Offer(
                        action.getId(),
                        action.getTitle(),
                        action.hasDescription() ? action.getDescription() : action.getTitle(),
                        found,
                        action.hasPriority() ? action.getPriority().toCode() : "routine",
                        plan.condition(ActionConditionKind.APPLICABILITY),
                        plan.condition(ActionConditionKind.STOP)));
    }

    private Optional<Order> order(PlanDefinitionActionComponent action) {
        String canonical = action.hasDefinitionCanonicalType()
                ? action.getDefinitionCanonicalType().getValue()
                : "missing";
        Order order = shelf.orders().get(canonical);
        if (order == null) {
            String cure = Names.didYouMean(canonical, shelf.orders().keySet());
            problems.add(file, canonical, "no order has the address " + canonical, cure);
        }
        return Optional.ofNullable(order);
    }
}
