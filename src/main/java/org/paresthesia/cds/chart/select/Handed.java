package org.paresthesia.cds.chart.select;

import java.util.Objects;
import java.util.Set;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.delivery.ScannedResource;

/**
 * What the hook's context held, as far as the rules can use it.
 *
 * @param field the field of the context, which is the name of its need
 * @param delivery the resources of the types that the field is for
 * @param chosen those among them that the call is about: what was just selected, is being signed or was added
 * @param isChoiceKnown whether everything that was chosen was found in the field
 */
public record Handed(String field, Delivery delivery, Set<ScannedResource> chosen, boolean isChoiceKnown) {

    /** Copies the set. */
    public Handed {
        Objects.requireNonNull(field);
        Objects.requireNonNull(delivery);
        chosen = Set.copyOf(chosen);
    }

    /** Names the field and nothing of the patient. */
    @Override
    public String toString() {
        return "Handed[" + field + "]";
    }
}
