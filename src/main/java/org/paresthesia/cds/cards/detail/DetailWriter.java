package org.paresthesia.cds.cards.detail;

import java.util.List;
import org.paresthesia.cds.cards.choice.Due;
import org.paresthesia.cds.cards.choice.Occasion;
import org.paresthesia.cds.cards.choice.PlannedCard;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Fact.Stance;
import org.paresthesia.cds.findings.Findings;

/** Writes the detail of a card: what was found, looked for and not searched, why that matters, and on what it rests. */
public final class DetailWriter {

    private static final String NOT_FOUND = "Looked for, not found in the data this service received";
    private static final int MOST_FOUND = 12;
    private static final int MOST_OTHER = 8;

    /** Enough for every need and every rule of a service: what was not read must not be shortened. */
    private static final int MOST_UNREAD = 60;

    private final Glossary glossary;

    /** With what is looked up in the knowledge. */
    public DetailWriter(Glossary glossary) {
        this.glossary = new RememberedGlossary(glossary);
    }

    /** The detail of one card in GitHub Flavored Markdown. */
    public String write(Occasion occasion, Findings findings, PlannedCard card) {
        DetailText detail = new DetailText();
        UnreadText unread = new UnreadText(glossary, occasion.service());
        FactText facts = new FactText(glossary, occasion.asOf());
        switch (card.due().rule().role()) {
            case GAP -> addGaps(detail, unread, findings, card);
            case SUMMARY -> addCandidates(detail, new CandidateTable(facts), findings);
            case RED_FLAG, CAUSE, POPULATION -> addFacts(
                    detail, facts, card.due().finding().facts());
        }
        addNotSearched(detail, unread, findings, card);
        detail.list(
                "Also found", card.alsoFound().stream().map(DetailWriter::title).toList(), MOST_FOUND);
        new BasisText(glossary).addTo(detail, card.due().rule(), findings, occasion.asOf());
        return detail.text();
    }

    private static void addGaps(DetailText detail, UnreadText unread, Findings findings, PlannedCard card) {
        detail.paragraph("Data that could not be read is not the same as data that is not there.")
                .list("Could not be read", unread.couldNotBeRead(card, findings), MOST_UNREAD)
                .list("Questions that stay open", unread.questions(card, findings), MOST_UNREAD);
    }

    private static void addCandidates(DetailText detail, CandidateTable table, Findings findings) {
        detail.paragraph(table.of(findings.candidates()));
    }

    private static void addFacts(DetailText detail, FactText text, List<Fact> facts) {
        detail.list("Found in this record", those(Stance.FOR, facts), MOST_FOUND, text::line)
                .list("Speaks against", those(Stance.AGAINST, facts), MOST_OTHER, text::line)
                .list(NOT_FOUND, those(Stance.MISSING, facts), MOST_OTHER, text::line)
                .list("Could not be interpreted", those(Stance.UNREADABLE, facts), MOST_OTHER, text::line);
    }

    private static void addNotSearched(DetailText detail, UnreadText unread, Findings findings, PlannedCard card) {
        switch (card.due().rule().role()) {
            case GAP -> {
                // The card of gaps has said it all above.
            }
            case SUMMARY, RED_FLAG, CAUSE, POPULATION -> detail.list(
                            "Not searched", unread.notSearched(card.due().rule(), findings), MOST_UNREAD)
                    .list("Still open for lack of data", unread.questions(card, findings), MOST_UNREAD);
        }
    }

    private static List<Fact> those(Stance stance, List<Fact> facts) {
        return FactText.distinct(
                facts.stream().filter(fact -> fact.stands() == stance).toList());
    }

    private static String title(Due due) {
        return MarkdownText.ofContent(due.title());
    }
}
