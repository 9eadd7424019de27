package org.paresthesia.cds.cards.choice;

/** What became of a rule in one answer. */
public enum Verdict {
    /** It is true and shown as a card; the summary and the card of gaps are due and shown. */
    SHOWN,
    /** It is true and a line of another card, which had no room for more cards. */
    LINE,
    /** It is certainly not true. */
    NOT_TRUE,
    /** It is unknown because data could not be read. */
    OPEN,
    /** It is unknown for another reason: the record does not say. */
    UNKNOWN,
    /** The site does not want the topic shown to this client. */
    SWITCHED_OFF,
    /** It is true, and everything that the card could offer is ordered or done. */
    ORDERED,
    /** It is true, and a clinician overrode its card lately on the same facts. */
    OVERRIDDEN,
    /** It waits behind cards that must not wait, which are shown alone. */
    AFTER_CRITICAL,
    /** It is true, and the room for cards of its kind is taken by others that come before it. */
    ENOUGH_OF_ITS_KIND,
    /** The summary has too little to sum up, or the card of gaps no gap to tell. */
    NOT_DUE
}
