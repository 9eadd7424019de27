package org.paresthesia.cds.cards;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a suggestion does (CDS Hooks 2.0.1, "Action"): we only ever create a draft, never update or delete.
 *
 * @param type always {@code create}
 * @param description what is created, in words
 * @param resource the draft as FHIR R4 JSON, a ServiceRequest or a Task
 * @param extension what the site has agreed on with its client, by name; usually nothing
 */
@JsonPropertyOrder({"type", "description", "resource", "extension"})
public record Action(
        String type,
        String description,
        ObjectNode resource,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> extension) {

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
        extension = Map.copyOf(extension);
    }

    /** Creates a draft. */
    static Action create(String description, ObjectNode resource, Map<String, Object> extension) {
        return new Action("create", description, resource, extension);
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "Action[" + type + "]";
    }
}
