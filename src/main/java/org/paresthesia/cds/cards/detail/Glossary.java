package org.paresthesia.cds.cards.detail;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Rule.Role;

/** What the writer of a card looks up in the knowledge. */
public interface Glossary {

    /** Our words for a code, absent for a code that no value set names. */
    Optional<String> display(String system, String code);

    /** The needs (prefetch keys) whose data a CQL define of the rules reaches, directly or through other defines. */
    Set<String> needsOf(String define);

    /** The settings, as {@code Library.Parameter}, that a CQL define of the rules reaches. */
    Set<String> settingsOf(String define);

    /** The version of the clinical logic, printed on every card. */
    String logicVersion();

    /** Whether a rule rests on a need; the summary and the card of gaps, which follow from all rules, rest on all. */
    default boolean restsOnNeed(Rule rule, String need) {
        return reaches(rule, need, this::needsOf);
    }

    /** Whether a rule rests on a setting; the summary and the card of gaps rest on all. */
    default boolean restsOnSetting(Rule rule, String setting) {
        return reaches(rule, setting, this::settingsOf);
    }

    private static boolean reaches(Rule rule, String name, Function<String, Set<String>> reachedBy) {
        return rule.role() == Role.SUMMARY
                || rule.logic()
                        .map(logic -> Stream.concat(logic.conditions().stream(), Stream.of(logic.facts()))
                                .anyMatch(define -> reachedBy.apply(define).contains(name)))
                        .orElse(true);
    }
}
