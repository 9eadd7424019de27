package org.paresthesia.cds.findings;

/** How soon a card wants attention; the order of the constants is the order of the cards. */
public enum Urgency {
    CRITICAL,
    WARNING,
    INFO
}
