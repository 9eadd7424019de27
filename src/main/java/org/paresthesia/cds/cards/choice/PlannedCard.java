package org.paresthesia.cds.cards.choice;

import java.util.List;
import org.paresthesia.cds.knowledge.Rule;

/**
 * A card that is to be written.
 *
 * @param due what it is about
 * @param alsoFound what found no room of its own and becomes a line here
 * @param open the rules whose questions this card says are open for lack of data
 */
public record PlannedCard(Due due, List<Due> alsoFound, List<Rule> open) {

    /** Copies the lists. */
    public PlannedCard {
        alsoFound = List.copyOf(alsoFound);
        open = List.copyOf(open);
    }
}
