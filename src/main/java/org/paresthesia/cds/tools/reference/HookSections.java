package org.paresthesia.cds.tools.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.paresthesia.cds.hook.HookDefinition;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.tools.reference.Block.Paragraph;
import org.paresthesia.cds.tools.reference.Block.Table;

/** The services with their hooks, and what is read from the context of each. */
final class HookSections {

    /** What becomes of a field, in the order of the page. */
    private static final Map<String, String> USES = uses();

    private final List<Service> services;

    HookSections(List<Service> services) {
        this.services = services;
    }

    private static Map<String, String> uses() {
        Map<String, String> uses = new LinkedHashMap<>();
        uses.put(
                "userId",
                "who sees the cards: a Patient or RelatedPerson gets none, and a critical card is quiet for that user alone");
        uses.put("patientId", "whom the cards are about; data of anybody else are refused");
        uses.put(
                "encounterId",
                "the encounter whose reason counts as recorded; it is read by its id where it did not come along");
        uses.put("conditions", "problems that were just added; they count as problems of the record");
        uses.put("selections", "which of the drafts the cards may speak of");
        uses.put("draftOrders", "the orders in hand: they count as ordered, never as done or taken");
        return uses;
    }

    List<Block> blocks() {
        return List.of(
                Block.section("Hooks"),
                new Paragraph("Each hook has a service of its own. Further fields of a context are passed over."),
                new Table(
                        List.of("hook", "definition", "address", "users", "what it does"),
                        services.stream().map(HookSections::row).toList()),
                Block.section("What is read from the context"),
                new Table(
                        List.of("field", "form", "required by", "optional for", "what it is for"),
                        USES.keySet().stream().map(this::field).toList()));
    }

    private static List<String> row(Service service) {
        HookDefinition hook = definition(service);
        return List.of(
                "`" + service.hook() + "`",
                hook.version(),
                "`/cds-services/" + service.id() + "`",
                hook.userTypes().stream().sorted().collect(Collectors.joining(", ")),
                service.description());
    }

    private List<String> field(String name) {
        return List.of(
                "`" + name + "`",
                services.stream()
                        .flatMap(service -> definition(service).fields().stream())
                        .filter(field -> field.name().equals(name))
                        .findFirst()
                        .map(field -> field.kind().words())
                        .orElse(""),
                hooks(name, true),
                hooks(name, false),
                USES.get(name));
    }

    private String hooks(String field, boolean isRequired) {
        return services.stream()
                .filter(service -> definition(service).fields().stream()
                        .filter(each -> each.name().equals(field))
                        .anyMatch(each -> each.isRequired() == isRequired))
                .map(Service::hook)
                .collect(Collectors.joining(", "));
    }

    private static HookDefinition definition(Service service) {
        return HookDefinition.of(service.hook()).orElseThrow();
    }
}
