package org.paresthesia.cds.cards;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Objects;
import java.util.Optional;

/**
 * What a card rests on (CDS Hooks 2.0.1, "Source").
 *
 * @param label the primary source of the guidance
 * @param url its address, absent where none is known or it is not https
 * @param topic the card's identity (specification 3.0); optional on the wire, always sent by us
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"label", "url", "topic"})
public record CardSource(String label, Optional<String> url, Coding topic) {

    /** Refuses a source without label or topic, or with an address that is not https. */
    public CardSource {
        Objects.requireNonNull(topic);
        if (label.isBlank()
                || !url.map(address -> address.startsWith("https://")).orElse(true)) {
            throw new IllegalArgumentException("the source of a card needs a label, and an address only over https");
        }
    }
}
