package org.paresthesia.cds.explain;

import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.paresthesia.cds.cards.choice.Verdict;
import org.paresthesia.cds.findings.Change;
import org.paresthesia.cds.findings.Comparison;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.findings.Statement;
import org.paresthesia.cds.findings.UnreadData;
import org.paresthesia.cds.knowledge.Service;

/**
 * Why one call is answered as it is.
 *
 * @param service the id of the service
 * @param logicVersion the project's version and a fingerprint of the content that was asked
 * @param asOf the evaluation instant D in the client's time zone
 * @param noCards why there are no cards at all, where that does not follow from the rules: a refusal, or a reader who is no clinician
 * @param rules every rule of the service once, in its order
 * @param statements what the rules are built from, by {@link Statement#id}
 * @param evidence the facts that statements hold, by the same; holds chart text
 * @param compared the values that statements compared with a limit, by the same; holds chart text
 * @param unread what could not be read
 */
public record Explanation(
        String service,
        String logicVersion,
        ZonedDateTime asOf,
        Optional<String> noCards,
        List<ExplainedRule> rules,
        Map<String, Statement> statements,
        Map<String, List<Fact>> evidence,
        Map<String, List<Comparison>> compared,
        List<UnreadData> unread) {

    /** Copies the collections; statements stay in order. */
    public Explanation {
        Objects.requireNonNull(service);
        Objects.requireNonNull(logicVersion);
        Objects.requireNonNull(asOf);
        Objects.requireNonNull(noCards);
        rules = List.copyOf(rules);
        statements = new LinkedHashMap<>(statements);
        evidence = Map.copyOf(evidence);
        // What an older version kept for a while has none.
        compared = compared == null ? Map.of() : Map.copyOf(compared);
        unread = List.copyOf(unread);
    }

    /** Every rule of a service with its verdict; {@code changes} say by topic what would make the answer another. */
    public static List<ExplainedRule> rules(
            Service service, Findings findings, Map<String, Verdict> verdicts, Map<String, List<Change>> changes) {
        return service.rules().stream()
                .map(rule -> ExplainedRule.of(
                        rule,
                        findings.of(rule.code()),
                        verdicts.get(rule.code()),
                        changes.getOrDefault(rule.code(), List.of())))
                .toList();
    }

    /** The topics that are shown as cards, in the order of the rules; none where there are no cards at all. */
    public List<String> shown() {
        return rules.stream()
                .filter(rule -> noCards.isEmpty() && rule.verdict() == Verdict.SHOWN)
                .map(ExplainedRule::topic)
                .toList();
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "Explanation[" + service + ", " + rules.size() + " rules]";
    }
}
