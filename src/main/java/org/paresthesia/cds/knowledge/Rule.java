package org.paresthesia.cds.knowledge;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.findings.Urgency;

/**
 * One topic of the card catalogue (specification 3): which CQL decides, what is written, what is offered.
 *
 * @param topic the topic's code and display, the card's identity
 * @param role what sort of card it is
 * @param urgency how urgent it is where its logic does not say
 * @param logic the CQL defines; absent for the summary and the card of gaps, which follow from the other cards
 * @param title the summary, where none of {@code texts} replaces it
 * @param question the question that the rule answers, for the card that says which questions stay open
 * @param sentence the rule in one sentence
 * @param texts further texts in the order of the card, summaries included
 * @param sources what it rests on, the primary source first
 * @param offers orders in the order of the suggestions
 * @param selection how many suggestions may be taken
 * @param quietWhenOrdered when it is not due because everything that it offers is ordered or done (specification 3.1 a)
 * @param restsOnMedicineAbsence whether a medicine that was not recognised could make it false
 * @param overrideReasons what a clinician may answer instead
 */
public record Rule(
        NamedCode topic,
        Role role,
        Urgency urgency,
        Optional<RuleLogic> logic,
        String title,
        String question,
        String sentence,
        List<CardText> texts,
        List<Source> sources,
        List<Offer> offers,
        Selection selection,
        QuietWhenOrdered quietWhenOrdered,
        boolean restsOnMedicineAbsence,
        List<NamedCode> overrideReasons) {

    /** A red flag, a cause or first test, a finding of patients without a gate, the summary, or the card of gaps. */
    public enum Role {
        RED_FLAG,
        CAUSE,
        POPULATION,
        SUMMARY,
        GAP
    }

    /** How many suggestions may be taken (CDS Hooks 2.0.1, {@code selectionBehavior}). */
    public enum Selection {
        ANY,
        AT_MOST_ONE
    }

    /** Whether the card itself goes when all its orders are pending or done; otherwise only the suggestions go. */
    public enum QuietWhenOrdered {
        ALWAYS,
        NEVER,
        INFO
    }

    /** Refuses a rule without CQL where it needs some, and a title that is too long for a summary. */
    public Rule {
        Objects.requireNonNull(topic);
        Objects.requireNonNull(role);
        Objects.requireNonNull(urgency);
        Objects.requireNonNull(logic);
        Objects.requireNonNull(question);
        Objects.requireNonNull(sentence);
        if (logic.isEmpty() && role != Role.SUMMARY && role != Role.GAP) {
            throw new IllegalArgumentException("a rule needs CQL unless it is the summary or the card of gaps");
        }
        if (title.isBlank() || !CardText.fitsSummary(title)) {
            throw new IllegalArgumentException("the title of a rule needs 1 to 139 characters");
        }
        texts = List.copyOf(texts);
        sources = List.copyOf(sources);
        offers = List.copyOf(offers);
        Objects.requireNonNull(selection);
        Objects.requireNonNull(quietWhenOrdered);
        overrideReasons = List.copyOf(overrideReasons);
    }

    /** The same rule, due only where a Boolean holds too; the summary and the card of gaps, which have no CQL, stay as they are. */
    public Rule onlyWhere(String define) {
        return new Rule(
                topic,
                role,
                urgency,
                logic.map(names -> names.onlyWhere(define)),
                title,
                question,
                sentence,
                texts,
                sources,
                offers,
                selection,
                quietWhenOrdered,
                restsOnMedicineAbsence,
                overrideReasons);
    }

    /** The topic's code. */
    public String code() {
        return topic.code();
    }

    /** Whether its logic says how urgent it is. */
    public boolean variesInUrgency() {
        return logic.flatMap(RuleLogic::urgency).isPresent();
    }

    /** The CQL Booleans besides {@code holds} that the card asks for: conditions of texts and of orders. */
    public Set<String> conditions() {
        Set<String> names = new LinkedHashSet<>();
        texts.forEach(text -> text.when().ifPresent(names::add));
        for (Offer offer : offers) {
            offer.applicable().ifPresent(names::add);
            offer.stopped().ifPresent(names::add);
        }
        return names;
    }
}
