package org.paresthesia.cds.knowledge;

import java.util.Objects;
import java.util.Optional;

/**
 * The CQL defines of one rule, by their names in the library that re-exports every topic.
 *
 * @param holds the Boolean that says whether the rule is true
 * @param facts the list of facts that it rests on
 * @param urgency the String that says how urgent it is for this patient, where that varies
 */
public record RuleLogic(String holds, String facts, Optional<String> urgency) {

    /** Refuses a rule without its two defines. */
    public RuleLogic {
        if (holds.isBlank() || facts.isBlank()) {
            throw new IllegalArgumentException("a rule needs the names of two defines: whether it holds and its facts");
        }
        Objects.requireNonNull(urgency);
    }
}
