package org.paresthesia.cds.cards.choice;

import java.util.List;
import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.findings.Urgency;
import org.paresthesia.cds.knowledge.Offer;
import org.paresthesia.cds.knowledge.Rule;

/** Which orders of a rule are still worth offering, and whether the card goes with them (specification 3.1 a). */
public final class Offered {

    private Offered() {}

    /** The orders that apply and are not certainly pending or done. */
    public static List<Offer> by(Rule rule, Findings findings) {
        return rule.offers().stream()
                .filter(offer -> applies(offer, findings) && !isStopped(offer, findings))
                .toList();
    }

    /**
     * Whether everything that a card could offer is certainly pending or done, so that it is not due; never for a
     * critical card, and never for one without an order that has a code.
     */
    static boolean isAllDone(Rule rule, Finding finding, Findings findings) {
        List<Offer> applicable =
                rule.offers().stream().filter(offer -> applies(offer, findings)).toList();
        return mayGoQuiet(rule, finding.urgency())
                && applicable.stream().anyMatch(offer -> offer.order().code().isPresent())
                && applicable.stream().allMatch(offer -> isStopped(offer, findings));
    }

    private static boolean mayGoQuiet(Rule rule, Urgency urgency) {
        return switch (rule.quietWhenOrdered()) {
            case ALWAYS -> urgency != Urgency.CRITICAL;
            case INFO -> urgency == Urgency.INFO;
            case NEVER -> false;
        };
    }

    private static boolean applies(Offer offer, Findings findings) {
        return offer.applicable().map(findings::expression).orElse(Truth.HOLDS) == Truth.HOLDS;
    }

    private static boolean isStopped(Offer offer, Findings findings) {
        return offer.stopped().map(findings::expression).orElse(Truth.DOES_NOT_HOLD) == Truth.HOLDS;
    }
}
