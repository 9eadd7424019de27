package org.paresthesia.cds.cards;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.paresthesia.cds.cards.choice.Due;
import org.paresthesia.cds.cards.choice.Occasion;
import org.paresthesia.cds.cards.choice.Offered;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.knowledge.Offer;
import org.paresthesia.cds.knowledge.Order;
import tools.jackson.databind.node.ObjectNode;

/** Writes the suggestions of one response; what an earlier card suggests, a later one does not (specification 3.2.7). */
final class SuggestionWriter {

    private final DraftOrder drafts;
    private final Extensions extensions;
    private final Set<String> taken = new HashSet<>();

    /** Starts a response. */
    SuggestionWriter(DraftOrder drafts, Extensions extensions) {
        this.drafts = drafts;
        this.extensions = extensions;
    }

    /** The suggestions of the next card of the response, in the order of its rule. */
    List<Suggestion> next(Occasion occasion, Findings findings, Due due) {
        return Offered.by(due.rule(), findings).stream()
                .filter(offer -> taken.add(orderable(offer.order())))
                .map(offer -> suggestion(occasion, due, offer))
                .toList();
    }

    private Suggestion suggestion(Occasion occasion, Due due, Offer offer) {
        String words = offer.description().isBlank() ? offer.title() : offer.description();
        ObjectNode draft = drafts.write(occasion, due, offer);
        Action action =
                Action.create(words, draft, extensions.ofAction(occasion.call().context(), draft));
        return new Suggestion(offer.title(), UUID.randomUUID().toString(), List.of(action));
    }

    private static String orderable(Order order) {
        return order.code().map(code -> code.system() + "|" + code.code()).orElse(order.canonical());
    }
}
