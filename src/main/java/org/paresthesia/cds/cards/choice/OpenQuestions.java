package org.paresthesia.cds.cards.choice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Fact.Stance;
import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.findings.UnreadData;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Rule.Role;

/** The rules that stayed unknown because data could not be read (specification 3.2.9). */
public final class OpenQuestions {

    private static final Set<Role> WITH_AN_ANSWER_OF_THEIR_OWN = Set.of(Role.RED_FLAG, Role.CAUSE, Role.POPULATION);

    private OpenQuestions() {}

    /** The open rules in the order of the service, without the topics that the site switched off. */
    static List<Rule> of(Occasion occasion, Findings findings) {
        return occasion.service().rules().stream()
                .filter(rule -> WITH_AN_ANSWER_OF_THEIR_OWN.contains(rule.role()))
                .filter(rule -> !occasion.isSwitchedOff(rule.code()))
                .filter(rule -> findings.of(rule.code())
                        .map(Finding::isOpenForLackOfData)
                        .orElse(false))
                .toList();
    }

    /** Whether even the question that all others rest on is open for lack of data, and any of the others with it. */
    public static boolean isGateOpen(Findings findings) {
        return findings.gate() == Truth.UNKNOWN
                && !findings.gateUnknownForLackOf().isEmpty()
                && findings.byTopic().values().stream().anyMatch(Finding::isOpenForLackOfData);
    }

    /** The data that keeps rules, or the gate, unknown. */
    public static List<UnreadData> dataBehind(List<Rule> open, Findings findings) {
        Set<String> needs = new LinkedHashSet<>();
        open.forEach(
                rule -> findings.of(rule.code()).map(Finding::unknownForLackOf).ifPresent(needs::addAll));
        if (isGateOpen(findings)) {
            needs.addAll(findings.gateUnknownForLackOf());
        }
        return findings.unread().stream()
                .filter(data -> needs.contains(data.need()))
                .sorted(Comparator.comparing(UnreadData::need).thenComparing(UnreadData::reason))
                .toList();
    }

    /** Whether there is anything that the card about them could say. */
    static boolean isAnyOpen(Occasion occasion, Findings findings) {
        return !of(occasion, findings).isEmpty() || isGateOpen(findings);
    }

    /** The card about them, where there is anything to say and the service has such a card. */
    static Optional<PlannedCard> card(Occasion occasion, Findings findings) {
        List<Rule> open = of(occasion, findings);
        if (!isAnyOpen(occasion, findings)) {
            return Optional.empty();
        }
        return occasion.service().rules().stream()
                .filter(rule -> rule.role() == Role.GAP && !occasion.isSwitchedOff(rule.code()))
                .map(rule -> Due.of(rule, finding(rule, open, findings), findings))
                .filter(due -> !occasion.overridden().test(due.finding()))
                .map(due -> new PlannedCard(due, List.of(), open))
                .findFirst();
    }

    /** What could not be read, as facts, so that an override ends when something else is missing. */
    private static Finding finding(Rule gap, List<Rule> open, Findings findings) {
        List<Fact> facts = new ArrayList<>();
        for (UnreadData data : dataBehind(open, findings)) {
            String reason = data.reason().name();
            facts.add(new Fact(data.need(), reason, "", "", "", "", "", "", Stance.UNREADABLE, 0, false));
        }
        return new Finding(gap.code(), Truth.HOLDS, gap.urgency(), facts, Set.of());
    }
}
