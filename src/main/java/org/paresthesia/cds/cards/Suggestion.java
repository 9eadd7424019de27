package org.paresthesia.cds.cards;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.UUID;

/**
 * One thing that can be ordered with a click (CDS Hooks 2.0.1, "Suggestion"); each is safe on its own.
 *
 * @param label what the button says
 * @param uuid identifies it in feedback
 * @param actions what happens, all together
 */
@JsonPropertyOrder({"label", "uuid", "actions"})
public record Suggestion(String label, String uuid, List<Action> actions) {

    /** Refuses a suggestion without label or action, or with an id that is no UUID. */
    public Suggestion {
        if (label.isBlank() || actions.isEmpty()) {
            throw new IllegalArgumentException("a suggestion needs a label and an action");
        }
        if (!UUID.fromString(uuid).toString().equals(uuid)) {
            throw new IllegalArgumentException("a suggestion is identified by a UUID in lower case");
        }
        actions = List.copyOf(actions);
    }
}
