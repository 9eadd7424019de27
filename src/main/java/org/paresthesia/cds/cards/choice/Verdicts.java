package org.paresthesia.cds.cards.choice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.findings.Urgency;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Rule.Role;

/** Says of every rule what became of it: what was chosen comes from the chosen cards, the rest from the tests that chose them. */
public final class Verdicts {

    private final Occasion occasion;
    private final Findings findings;
    private final List<PlannedCard> cards;

    private Verdicts(Occasion occasion, Findings findings, List<PlannedCard> cards) {
        this.occasion = occasion;
        this.findings = findings;
        this.cards = cards;
    }

    /** The verdict on each rule of the service, by topic code, in the order of the rules. */
    static Map<String, Verdict> of(Occasion occasion, Findings findings, List<PlannedCard> cards) {
        Verdicts verdicts = new Verdicts(occasion, findings, cards);
        Map<String, Verdict> byTopic = new LinkedHashMap<>();
        occasion.service().rules().forEach(rule -> byTopic.put(rule.code(), verdicts.verdict(rule)));
        return byTopic;
    }

    private Verdict verdict(Rule rule) {
        if (cards.stream().anyMatch(card -> card.due().rule().equals(rule))) {
            return Verdict.SHOWN;
        }
        if (lines().contains(rule.code())) {
            return Verdict.LINE;
        }
        Truth truth = truth(rule);
        if (truth == Truth.DOES_NOT_HOLD) {
            return follows(rule) ? Verdict.NOT_DUE : Verdict.NOT_TRUE;
        }
        if (occasion.isSwitchedOff(rule.code())) {
            return Verdict.SWITCHED_OFF;
        }
        if (truth == Truth.UNKNOWN) {
            return isOpen(rule) ? Verdict.OPEN : Verdict.UNKNOWN;
        }
        return follows(rule)
                ? withheldOfThoseThatFollow(rule)
                : withheld(rule, findings.of(rule.code()).orElseThrow());
    }

    private Set<String> lines() {
        return cards.stream()
                .flatMap(card -> card.alsoFound().stream())
                .map(due -> due.rule().code())
                .collect(Collectors.toSet());
    }

    /** The summary and the card of gaps follow from the other rules; without logic of their own nothing speaks against them. */
    private static boolean follows(Rule rule) {
        return rule.role() == Role.SUMMARY || rule.role() == Role.GAP;
    }

    /** What was not asked is unknown; without logic nothing speaks against a rule. */
    private Truth truth(Rule rule) {
        Truth unasked = rule.logic().isPresent() ? Truth.UNKNOWN : Truth.HOLDS;
        return findings.of(rule.code()).map(Finding::holds).orElse(unasked);
    }

    private boolean isOpen(Rule rule) {
        return findings.of(rule.code()).map(Finding::isOpenForLackOfData).orElse(false);
    }

    private Verdict withheldOfThoseThatFollow(Rule rule) {
        boolean isSummary = rule.role() == Role.SUMMARY;
        boolean isDue = isSummary
                ? Combination.hasEnoughToSumUp(occasion, findings)
                : OpenQuestions.isAnyOpen(occasion, findings);
        if (!isDue) {
            return Verdict.NOT_DUE;
        }
        if (isCriticalShown()) {
            return Verdict.AFTER_CRITICAL;
        }
        boolean hasNoRoom = isSummary && !occasion.overridden().test(Combination.summaryFinding(rule, findings));
        return hasNoRoom ? Verdict.ENOUGH_OF_ITS_KIND : Verdict.OVERRIDDEN;
    }

    private Verdict withheld(Rule rule, Finding finding) {
        if (Offered.isAllDone(rule, finding, findings)) {
            return Verdict.ORDERED;
        }
        if (occasion.overridden().test(finding)) {
            return Verdict.OVERRIDDEN;
        }
        return isCriticalShown() && finding.urgency() != Urgency.CRITICAL
                ? Verdict.AFTER_CRITICAL
                : Verdict.ENOUGH_OF_ITS_KIND;
    }

    private boolean isCriticalShown() {
        return cards.stream().anyMatch(card -> card.due().isCritical());
    }
}
