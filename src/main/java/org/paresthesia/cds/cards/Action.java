package org.paresthesia.cds.cards;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a suggestion does (CDS Hooks 2.0.1, "Action"): we only ever create a draft, never update or delete.
 *
 * @param type always {@code create}
 * @param description what is created, in words
 * @param resource the draft as FHIR R4 JSON, a ServiceRequest or a Task
 */
@JsonPropertyOrder({"type", "description", "resource"})
public record Action(String type, String description, ObjectNode resource) {

    private static final Set<String> ALLOWED = Set.of("ServiceRequest", "Task");

    /** Refuses anything but the creation of a draft request or task (specification 3.1). */
    public Action {
        if (!type.equals("create") || description.isBlank()) {
            throw new IllegalArgumentException("an action creates and is described");
        }
        if (!ALLOWED.contains(resource.path("resourceType").asString(""))
                || !resource.path("status").asString("").equals("draft")) {
            throw new IllegalArgumentException("an action creates a draft ServiceRequest or Task, nothing else");
        }
    }

    /** Creates a draft. */
    static Action create(String description, ObjectNode resource) {
        return new Action("create", description, resource);
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "Action[" + type + "]";
    }
}
