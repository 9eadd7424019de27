package org.paresthesia.cds.explain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.paresthesia.cds.cards.choice.Verdict;
import org.paresthesia.cds.findings.Change;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.findings.Urgency;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.RuleLogic;
import org.paresthesia.cds.knowledge.cql.DataNeeds;

/**
 * One rule and what became of it.
 *
 * @param topic the topic's code
 * @param title what its card says
 * @param sentence the rule in one sentence
 * @param urgency how urgent it is for this patient, or usually where it is not true
 * @param verdict what became of it
 * @param lacking prefetch keys whose data could not be read and that keep it unknown
 * @param facts what it rests on where it is true; holds chart text
 * @param conditions the statements that must all be true, each as {@link org.paresthesia.cds.findings.Statement#id}
 * @param changes ways in which its conditions would say otherwise, each enough by itself
 */
public record ExplainedRule(
        String topic,
        String title,
        String sentence,
        Urgency urgency,
        Verdict verdict,
        Set<String> lacking,
        List<Fact> facts,
        List<String> conditions,
        List<Change> changes) {

    /** Copies the collections. */
    public ExplainedRule {
        lacking = new TreeSet<>(lacking);
        facts = List.copyOf(facts);
        conditions = List.copyOf(conditions);
        changes = List.copyOf(changes);
    }

    /** A rule with what was found, if it has logic, and its verdict. */
    static ExplainedRule of(Rule rule, Optional<Finding> finding, Verdict verdict, List<Change> changes) {
        return new ExplainedRule(
                rule.code(),
                rule.title(),
                rule.sentence(),
                finding.map(Finding::urgency).orElse(rule.urgency()),
                verdict,
                finding.map(Finding::unknownForLackOf).orElse(Set.of()),
                finding.map(Finding::facts).orElse(List.of()),
                rule.logic().map(RuleLogic::conditions).orElse(List.of()).stream()
                        .map(define -> DataNeeds.ENTRY + "." + define)
                        .toList(),
                changes);
    }

    /** Names the topic and says nothing of the patient. */
    @Override
    public String toString() {
        return "ExplainedRule[" + topic + ", " + verdict + "]";
    }
}
