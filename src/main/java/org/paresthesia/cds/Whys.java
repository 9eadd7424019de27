package org.paresthesia.cds;

import java.util.List;
import org.paresthesia.cds.Advisor.Concluded;
import org.paresthesia.cds.cards.Card;

/** Gives cards a link that says why they are there. */
@FunctionalInterface
interface Whys {

    /** No links. */
    Whys NONE = (cards, concluded) -> cards;

    /** The cards with their links; what these show is worked out and kept behind the call. */
    List<Card> linked(List<Card> cards, Concluded concluded);
}
