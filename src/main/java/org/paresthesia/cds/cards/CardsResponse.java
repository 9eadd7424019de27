package org.paresthesia.cds.cards;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The answer to a call (CDS Hooks 2.0.1, "CDS Service Response"); without system actions, always.
 *
 * @param cards the cards in the order in which they should be read; the only list that is sent when empty
 */
public record CardsResponse(@JsonInclude(JsonInclude.Include.ALWAYS) List<Card> cards) {

    /** Copies the list. */
    public CardsResponse {
        cards = List.copyOf(cards);
    }
}
