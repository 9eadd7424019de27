package org.paresthesia.cds.cards.choice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.findings.Candidate;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Rule.Role;

/** Decides which cards are shown and in which order (specification 3.2). */
public final class Combination {

    private static final int MOST_CRITICAL = 2;
    private static final int MOST_POPULATION = 2;

    private final int most;

    /** With a cap for the cards that are not critical, the gap card aside. */
    public Combination(int most) {
        this.most = most;
    }

    /** The cards in the order of the response; empty where nothing is to be said. */
    public List<PlannedCard> choose(Occasion occasion, Findings findings) {
        List<Due> due = due(occasion, findings);
        List<Due> critical = due.stream()
                .filter(each -> each.isCritical() && isShown(each, occasion))
                .toList();
        if (!critical.isEmpty()) {
            return withLines(critical, MOST_CRITICAL, urgentQuestions(occasion, findings));
        }
        List<PlannedCard> cards = new ArrayList<>(others(occasion, findings, due));
        OpenQuestions.card(occasion, findings).ifPresent(cards::add);
        return cards;
    }

    /** What is true, wanted by the site and not yet all ordered; urgency first, then the order of the rules. */
    private static List<Due> due(Occasion occasion, Findings findings) {
        List<Due> due = new ArrayList<>();
        for (Rule rule : occasion.service().rules()) {
            Optional<Finding> finding = findings.of(rule.code()).filter(Finding::isTrue);
            boolean standsAlone = rule.role() != Role.SUMMARY && rule.role() != Role.GAP;
            if (standsAlone && finding.isPresent() && !occasion.isSwitchedOff(rule.code())) {
                finding.filter(each -> !Offered.isAllDone(rule, each, findings))
                        .ifPresent(each -> due.add(Due.of(rule, each, findings)));
            }
        }
        due.sort(Comparator.comparing((Due each) -> each.finding().urgency()).thenComparing(each -> occasion.service()
                .place(each.rule(), each.finding().urgency())));
        return due;
    }

    private List<PlannedCard> others(Occasion occasion, Findings findings, List<Due> due) {
        List<Due> cards = new ArrayList<>();
        int population = 0;
        for (Due each : due) {
            boolean counts = each.isOf(Role.POPULATION);
            if (!each.isCritical() && isShown(each, occasion) && !(counts && population == MOST_POPULATION)) {
                cards.add(each);
                population += counts ? 1 : 0;
            }
        }
        summary(occasion, findings, due).ifPresent(cards::add);
        cards.sort(Comparator.comparing((Due each) -> each.finding().urgency()).thenComparing(each -> occasion.service()
                .place(each.rule(), each.finding().urgency())));
        return withLines(cards, most, List.of());
    }

    /** What became of each rule of the service, by topic code: the cards of {@link #choose} and why there are no others. */
    public Map<String, Verdict> verdicts(Occasion occasion, Findings findings) {
        return Verdicts.of(occasion, findings, choose(occasion, findings));
    }

    /** Whether the patient is one of ours and at least two other gate cards are due, shown or overridden. */
    static boolean hasEnoughToSumUp(Occasion occasion, Findings findings) {
        return hasEnoughToSumUp(findings, due(occasion, findings));
    }

    private static boolean hasEnoughToSumUp(Findings findings, List<Due> due) {
        long others = due.stream()
                .filter(each -> !each.isCritical() && !each.isOf(Role.POPULATION))
                .count();
        return findings.gate() == Truth.HOLDS && others >= 2;
    }

    /** The summary, where its own logic allows and there is enough to sum up. */
    private static Optional<Due> summary(Occasion occasion, Findings findings, List<Due> due) {
        if (!hasEnoughToSumUp(findings, due)) {
            return Optional.empty();
        }
        return occasion.service().rules().stream()
                .filter(rule -> rule.role() == Role.SUMMARY && !occasion.isSwitchedOff(rule.code()))
                .filter(rule -> rule.logic().isEmpty()
                        || findings.of(rule.code()).filter(Finding::isTrue).isPresent())
                .map(rule -> Due.of(rule, summaryFinding(rule, findings), findings))
                .filter(each -> isShown(each, occasion))
                .findFirst();
    }

    /** The summary's content as facts, so that an override ends when the content changes. */
    static Finding summaryFinding(Rule rule, Findings findings) {
        List<Fact> facts = Candidates.listed(findings.candidates()).stream()
                .map(Candidate::facts)
                .flatMap(List::stream)
                .toList();
        return new Finding(rule.code(), Truth.HOLDS, rule.urgency(), facts, Set.of());
    }

    /** The first cards; the rest become lines of the summary, or of the last card where no summary is shown. */
    private static List<PlannedCard> withLines(List<Due> due, int room, List<Rule> open) {
        List<Due> shown = due.stream().limit(room).toList();
        List<Due> rest =
                due.stream().skip(room).filter(each -> !each.isOf(Role.SUMMARY)).toList();
        int host = shown.stream().map(each -> each.rule().role()).toList().indexOf(Role.SUMMARY);
        int last = host >= 0 ? host : shown.size() - 1;
        List<PlannedCard> cards = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            boolean takesTheRest = i == last;
            cards.add(new PlannedCard(shown.get(i), takesTheRest ? rest : List.of(), takesTheRest ? open : List.of()));
        }
        return cards;
    }

    /** What could not wait either, had it been answered: a critical card alone must not hide that it was not. */
    private static List<Rule> urgentQuestions(Occasion occasion, Findings findings) {
        return OpenQuestions.of(occasion, findings).stream()
                .filter(rule -> rule.role() == Role.RED_FLAG)
                .toList();
    }

    private static boolean isShown(Due due, Occasion occasion) {
        return !occasion.overridden().test(due.finding());
    }
}
