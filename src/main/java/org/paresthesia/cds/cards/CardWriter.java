package org.paresthesia.cds.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.paresthesia.cds.cards.choice.Combination;
import org.paresthesia.cds.cards.choice.Due;
import org.paresthesia.cds.cards.choice.Occasion;
import org.paresthesia.cds.cards.choice.PlannedCard;
import org.paresthesia.cds.cards.choice.Verdict;
import org.paresthesia.cds.cards.detail.DetailWriter;
import org.paresthesia.cds.cards.detail.Glossary;
import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.knowledge.Source;

/** Turns what was concluded into cards: chooses them, then writes each. */
public final class CardWriter {

    private final Combination combination;
    private final DetailWriter details;
    private final DraftOrder drafts;
    private final Extensions extensions;

    /** With what is looked up in the knowledge, and what the site chose. */
    public CardWriter(Glossary glossary, CardSettings settings) {
        this.combination = new Combination(settings.most());
        this.details = new DetailWriter(glossary);
        this.drafts = new DraftOrder(glossary, settings.orderIntent());
        this.extensions = new Extensions(settings.extensions());
    }

    /** The cards in the order in which they should be read; nothing but their random ids differs between equal calls. */
    public List<Card> write(Occasion occasion, Findings findings) {
        return write(occasion, findings, (card, finding) -> {});
    }

    /** The same, and tells somebody of each card with the finding that it is about. */
    public List<Card> write(Occasion occasion, Findings findings, BiConsumer<Card, Finding> written) {
        SuggestionWriter suggestions = new SuggestionWriter(drafts, extensions);
        List<Card> cards = new ArrayList<>();
        for (PlannedCard planned : combination.choose(occasion, findings)) {
            String detail = details.write(occasion, findings, planned);
            List<Suggestion> offered = suggestions.next(occasion, findings, planned.due());
            Card card = card(occasion, planned.due(), detail, offered);
            written.accept(card, planned.due().finding());
            cards.add(card);
        }
        return cards;
    }

    /** What became of each rule of the service, by topic code: shown by {@link #write}, or why not. */
    public Map<String, Verdict> verdicts(Occasion occasion, Findings findings) {
        return combination.verdicts(occasion, findings);
    }

    private Card card(Occasion occasion, Due due, String detail, List<Suggestion> suggestions) {
        Rule rule = due.rule();
        return new Card(
                UUID.randomUUID().toString(),
                due.title(),
                due.finding().urgency().name().toLowerCase(Locale.ROOT),
                detail,
                source(occasion.service(), rule),
                suggestions,
                selection(rule, suggestions),
                rule.overrideReasons().stream().map(Coding::of).toList(),
                links(rule),
                extensions.ofCard(occasion.call().context(), due.finding()));
    }

    /** The primary source; the summary and the card of gaps may rest on none and then name the service. */
    private static CardSource source(Service service, Rule rule) {
        Optional<Source> primary = rule.sources().stream().findFirst();
        String label = primary.map(Source::label).orElse(service.title());
        return new CardSource(label, primary.flatMap(CardWriter::address), Coding.of(rule.topic()));
    }

    private static Optional<String> selection(Rule rule, List<Suggestion> suggestions) {
        if (suggestions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (rule.selection()) {
                    case ANY -> "any";
                    case AT_MOST_ONE -> "at-most-one";
                });
    }

    private static List<Link> links(Rule rule) {
        return rule.sources().stream()
                .flatMap(source -> address(source).map(url -> Link.to(source.label(), url)).stream())
                .distinct()
                .toList();
    }

    private static Optional<String> address(Source source) {
        return source.url().filter(url -> url.startsWith("https://"));
    }
}
