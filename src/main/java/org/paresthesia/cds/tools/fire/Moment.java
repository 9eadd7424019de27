package org.paresthesia.cds.tools.fire;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.hook.HookDefinition;
import org.paresthesia.cds.hook.InHand;
import org.paresthesia.cds.hook.UserReference;
import org.paresthesia.cds.tools.wire.OfferedService;
import org.paresthesia.cds.tools.wire.Reply;
import org.paresthesia.cds.tools.wire.Unusable;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who does what when the service is called: the context of the hook, as options. */
final class Moment {

    @Option(
            names = "--user",
            defaultValue = "Practitioner/COREPRACTITIONER1",
            description = "Who looks at the cards (default: ${DEFAULT-VALUE}, known to the demo EHR).")
    private String user;

    @Option(names = "--encounter", description = "The encounter's id; encounter-start needs one.")
    private String encounter;

    @Option(
            names = "--draft-orders",
            description = "For order-select and order-sign: a file with the orders in hand, a Bundle, a list or one.")
    private Path draftOrders;

    @Option(
            names = "--select",
            split = ",",
            description = "For order-select: which orders were selected, as Type/id (default: all of them).")
    private List<String> selections = List.of();

    @Option(names = "--conditions", description = "For problem-list-item-create: a file with the new problems.")
    private Path conditions;

    /** The parts of the context that a prefetch template can name; checked as the service checks them. */
    CallContext context(String patientId) {
        return new CallContext(UserReference.of(user), patientId, Optional.ofNullable(encounter), new InHand.Nothing());
    }

    /** The context as it is sent. */
    ObjectNode json(OfferedService service, String patientId) {
        ObjectNode context = Reply.JSON.createObjectNode().put("userId", user).put("patientId", patientId);
        if (encounter != null) {
            context.put("encounterId", encounter);
        }
        if (asks(service, InHand.Orders.FIELD)) {
            ObjectNode bundle = bundle(draftOrders, "--draft-orders", service);
            context.set(InHand.Orders.FIELD, bundle);
            if (asks(service, "selections")) {
                ArrayNode selected = context.putArray("selections");
                (selections.isEmpty() ? references(bundle) : selections).forEach(selected::add);
            }
        }
        if (asks(service, InHand.Problems.FIELD)) {
            context.set(InHand.Problems.FIELD, bundle(conditions, "--conditions", service));
        }
        return context;
    }

    private static boolean asks(OfferedService service, String field) {
        return HookDefinition.of(service.hook()).filter(hook -> hook.has(field)).isPresent();
    }

    private static ObjectNode bundle(Path file, String option, OfferedService service) {
        if (file == null) {
            throw new Unusable(service.hook() + " needs " + option + " with a file");
        }
        JsonNode json = JsonFile.read(file);
        if (json instanceof ObjectNode object
                && object.path("resourceType").asString("").equals("Bundle")) {
            return object;
        }
        ObjectNode bundle =
                Reply.JSON.createObjectNode().put("resourceType", "Bundle").put("type", "collection");
        ArrayNode entries = bundle.putArray("entry");
        (json.isArray() ? json.valueStream().toList() : List.of(json))
                .forEach(each -> entries.addObject().set("resource", each));
        return bundle;
    }

    private static List<String> references(ObjectNode bundle) {
        List<String> references = new ArrayList<>();
        bundle.path("entry").forEach(entry -> {
            JsonNode order = entry.path("resource");
            references.add(order.path("resourceType").asString("") + "/"
                    + order.path("id").asString(""));
        });
        return references;
    }
}
