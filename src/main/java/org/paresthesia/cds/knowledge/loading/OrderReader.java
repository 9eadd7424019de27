package org.paresthesia.cds.knowledge.loading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.Coding;
import org.paresthesia.cds.knowledge.NamedCode;
import org.paresthesia.cds.knowledge.Order;
import org.paresthesia.cds.knowledge.ValueSets;

/** Reads the order templates and refuses one that no order system could take. */
final class OrderReader {

    private static final String FOLDER = "fhir-resources/orders";
    private static final String CATEGORY = Canonicals.extension("request-category");
    private static final String CATEGORIES = Canonicals.valueSet("servicerequest-category");

    private final ValueSets valueSets;
    private final Problems problems;

    OrderReader(ValueSets valueSets, Problems problems) {
        this.valueSets = valueSets;
        this.problems = problems;
    }

    /** All orders by their canonical address; an invalid one is a problem and is left out. */
    Map<String, Order> read(FhirFiles files) {
        Map<String, Order> orders = new LinkedHashMap<>();
        for (FhirFiles.Parsed<ActivityDefinition> parsed : files.readAll(FOLDER, ActivityDefinition.class)) {
            order(parsed.file(), parsed.resource()).ifPresent(order -> orders.put(order.canonical(), order));
        }
        return orders;
    }

    private Optional<Order> order(TextFile file, ActivityDefinition definition) {
        int before = problems.count();
        Optional<Order.Kind> kind = kind(file, definition);
        Optional<NamedCode> code = named(file, definition.getCode().getCodingFirstRep());
        Optional<NamedCode> category = named(file, category(definition));
        code.ifPresent(checked -> checkCode(file, checked));
        if (kind.filter(Order.Kind.SERVICE_REQUEST::equals).isPresent()) {
            checkRequest(file, code, category);
        }
        String text = definition.getCode().hasText() ? definition.getCode().getText() : "";
        if (text.isBlank()) {
            problems.add(file, "code", "the order has no words", "add code.text");
        }
        String description = definition.hasDescription() ? definition.getDescription() : text;
        return problems.count() > before
                ? Optional.empty()
                : Optional.of(new Order(definition.getUrl(), kind.orElseThrow(), code, text, category, description));
    }

    private Optional<Order.Kind> kind(TextFile file, ActivityDefinition definition) {
        String kind = definition.hasKind() ? definition.getKind().toCode() : "none";
        for (Order.Kind known : Order.Kind.values()) {
            if (known.resourceType().equals(kind)) {
                return Optional.of(known);
            }
        }
        problems.add(file, "kind", "an order of kind " + kind + " is never suggested", "use ServiceRequest or Task");
        return Optional.empty();
    }

    private static Coding category(ActivityDefinition definition) {
        return definition.hasExtension(CATEGORY)
                        && definition.getExtensionByUrl(CATEGORY).getValue() instanceof Coding category
                ? category
                : new Coding();
    }

    private Optional<NamedCode> named(TextFile file, Coding coding) {
        if (coding.isEmpty()) {
            return Optional.empty();
        }
        if (!coding.hasSystem() || !coding.hasCode() || !coding.hasDisplay()) {
            problems.add(file, "coding", "a coding lacks system, code or display", "add what is missing");
            return Optional.empty();
        }
        return Optional.of(new NamedCode(coding.getSystem(), coding.getCode(), coding.getDisplay()));
    }

    private void checkCode(TextFile file, NamedCode code) {
        if (valueSets.setsOf(code.system(), code.code()).isEmpty()) {
            problems.add(
                    file,
                    code.code(),
                    "the code " + code.code() + " is in no value set, so nobody has verified it",
                    "correct the code or add it to a value set");
        }
    }

    private void checkRequest(TextFile file, Optional<NamedCode> code, Optional<NamedCode> category) {
        if (code.isEmpty()) {
            problems.add(file, "code", "the order has no code", "add code.coding");
        }
        if (category.isEmpty()) {
            problems.add(file, "kind", "the order has no category", "add the extension " + CATEGORY);
        }
        category.filter(chosen -> !valueSets.contains(CATEGORIES, chosen.system(), chosen.code()))
                .ifPresent(wrong -> problems.add(
                        file,
                        wrong.code(),
                        "the category " + wrong.code() + " is not in the value set " + CATEGORIES,
                        "choose one of that set"));
    }
}
