package org.paresthesia.cds.knowledge;

import java.util.Objects;
import java.util.Optional;

/**
 * An order that a rule offers on its card.
 *
 * @param id its id inside the rule
 * @param title the suggestion's label
 * @param description the words of the suggestion's action
 * @param order what is drafted
 * @param priority the request priority as in FHIR: routine, urgent, asap or stat
 * @param applicable the CQL define that must hold for it to be offered; always offered where absent
 * @param stopped the CQL define that says that it is certainly pending or done; while that is unknown it is offered
 */
public record Offer(
        String id,
        String title,
        String description,
        Order order,
        String priority,
        Optional<String> applicable,
        Optional<String> stopped) {

    /** Refuses an offer without id or label. */
    public Offer {
        if (id.isBlank() || title.isBlank()) {
            throw new IllegalArgumentException("an offered order needs an id and a title");
        }
        Objects.requireNonNull(description);
        Objects.requireNonNull(order);
        Objects.requireNonNull(priority);
        Objects.requireNonNull(applicable);
        Objects.requireNonNull(stopped);
    }
}
