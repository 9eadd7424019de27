package org.paresthesia.cds.playground.why;

import java.util.List;
import java.util.Set;
import org.paresthesia.cds.findings.Urgency;
import org.paresthesia.cds.knowledge.Source;

/**
 * Everything behind one rule for one patient.
 *
 * @param row the rule and what became of it
 * @param sentence the rule in one sentence
 * @param urgency how urgent it is, in words
 * @param facts what it rests on where it is true
 * @param compared the values that it looked at beside their limits, whether it is true or not
 * @param lacking prefetch keys that could not be read and keep it unknown
 * @param changes what would make the answer another, in words, each line enough by itself
 * @param sources what it rests on, the primary source first
 * @param settings the numbers behind it
 * @param statements the statements behind it
 */
public record RuleView(
        RuleRow row,
        String sentence,
        Urgency urgency,
        List<FactRow> facts,
        List<ComparedRow> compared,
        Set<String> lacking,
        List<String> changes,
        List<Source> sources,
        List<SettingRow> settings,
        List<StatementLine> statements) {

    /** Copies the lists. */
    public RuleView {
        facts = List.copyOf(facts);
        compared = List.copyOf(compared);
        lacking = Set.copyOf(lacking);
        changes = List.copyOf(changes);
        sources = List.copyOf(sources);
        settings = List.copyOf(settings);
        statements = List.copyOf(statements);
    }

    /** Facts that were found, compared or could not be interpreted. */
    public List<FactRow> found() {
        return facts.stream().filter(fact -> !fact.mark().equals("plain")).toList();
    }

    /** How much: values beside numbers. */
    public List<ComparedRow> values() {
        return compared.stream().filter(row -> !row.isOfTime()).toList();
    }

    /** When: dates beside spans of time. */
    public List<ComparedRow> dates() {
        return compared.stream().filter(ComparedRow::isOfTime).toList();
    }

    /** What was looked for and not found. */
    public List<FactRow> missing() {
        return facts.stream().filter(fact -> fact.mark().equals("plain")).toList();
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "RuleView[" + row.topic() + "]";
    }
}
