package org.paresthesia.cds.knowledge;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The CQL defines of one rule, by their names in the library that re-exports every topic.
 *
 * @param holds the Boolean that says whether the rule is true
 * @param facts the list of facts that it rests on
 * @param only the Boolean that must hold too where a service asks the rule only then
 * @param urgency the String that says how urgent it is for this patient, where that varies
 */
public record RuleLogic(String holds, String facts, Optional<String> only, Optional<String> urgency) {

    /** The same, asked only where another Boolean holds too. */
    public RuleLogic onlyWhere(String define) {
        return new RuleLogic(holds, facts, Optional.of(define), urgency);
    }

    /** The Booleans that must all hold, the cheaper first. */
    public List<String> conditions() {
        return only.map(each -> List.of(each, holds)).orElseGet(() -> List.of(holds));
    }

    /** Every define that it names. */
    public List<String> defines() {
        return Stream.of(only.stream(), Stream.of(holds, facts), urgency.stream())
                .flatMap(Function.identity())
                .toList();
    }

    /** Refuses a rule without its two defines. */
    public RuleLogic {
        if (holds.isBlank() || facts.isBlank()) {
            throw new IllegalArgumentException("a rule needs the names of two defines: whether it holds and its facts");
        }
        Objects.requireNonNull(only);
        Objects.requireNonNull(urgency);
    }
}
