package org.paresthesia.cds.cards.choice;

import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.findings.Urgency;
import org.paresthesia.cds.knowledge.CardText;
import org.paresthesia.cds.knowledge.Rule;

/**
 * A rule that has something to say about this patient.
 *
 * @param rule the rule
 * @param finding what it concluded
 * @param title its summary for this patient
 */
public record Due(Rule rule, Finding finding, String title) {

    /** A rule with its finding; the first text whose condition holds replaces the title. */
    static Due of(Rule rule, Finding finding, Findings findings) {
        String title = rule.texts().stream()
                .filter(text -> text.kind() == CardText.Kind.SUMMARY)
                .filter(text -> findings.expression(text.when().orElseThrow()) == Truth.HOLDS)
                .map(CardText::text)
                .findFirst()
                .orElse(rule.title());
        return new Due(rule, finding, title);
    }

    /** Whether it must not wait. */
    public boolean isCritical() {
        return finding.urgency() == Urgency.CRITICAL;
    }

    boolean isOf(Rule.Role role) {
        return rule.role() == role;
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "Due[" + rule.code() + "]";
    }
}
