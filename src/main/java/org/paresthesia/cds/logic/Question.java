package org.paresthesia.cds.logic;

import java.util.ArrayList;
import java.util.List;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.RuleLogic;
import org.paresthesia.cds.knowledge.Service;

/**
 * Defines that stand or fall together: when one of them can't be evaluated, none of them is believed.
 *
 * @param defines names in the entry library
 */
record Question(List<String> defines) {

    /** Whether the patient has a limb paresthesia on record. */
    static final String GATE = "Gate";

    /** The possible causes for the summary. */
    static final String CANDIDATES = "Candidates";

    /** Copies the list. */
    Question {
        defines = List.copyOf(defines);
    }

    /** One define. */
    static Question about(String define) {
        return new Question(List.of(define));
    }

    /** Everything that a service's cards ask. */
    static List<Question> of(Service service) {
        List<Question> questions = new ArrayList<>(List.of(about(GATE), about(CANDIDATES)));
        for (Rule rule : service.rules()) {
            rule.logic().ifPresent(logic -> questions.add(about(logic)));
            rule.conditions().forEach(condition -> questions.add(about(condition)));
        }
        return questions;
    }

    /** The defines that decide whether a card is due. */
    static List<Question> decisive(Service service) {
        List<Question> questions = new ArrayList<>(List.of(about(GATE)));
        service.rules().forEach(rule -> rule.logic().ifPresent(logic -> questions.add(about(logic.holds()))));
        return questions;
    }

    private static Question about(RuleLogic logic) {
        List<String> defines = new ArrayList<>(List.of(logic.holds(), logic.facts()));
        logic.urgency().ifPresent(defines::add);
        return new Question(defines);
    }
}
