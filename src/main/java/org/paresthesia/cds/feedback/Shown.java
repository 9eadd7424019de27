package org.paresthesia.cds.feedback;

import java.util.Map;
import java.util.Objects;
import org.paresthesia.cds.findings.Finding;

/**
 * A card that was sent.
 *
 * @param cardUuid its {@code uuid} on the wire
 * @param finding what it was about; never stored itself
 * @param suggestions labels of its suggestions by their {@code uuid}; words of the content, never of the chart
 */
public record Shown(String cardUuid, Finding finding, Map<String, String> suggestions) {

    /** Copies the map. */
    public Shown {
        Objects.requireNonNull(cardUuid);
        Objects.requireNonNull(finding);
        suggestions = Map.copyOf(suggestions);
    }
}
