package org.paresthesia.cds.knowledge.loading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.paresthesia.cds.knowledge.PrefetchNeed;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.cql.DataNeeds;
import org.paresthesia.cds.knowledge.cql.RetrievedData;

/**
 * Finds what the rules of one service read, so that a client is asked for that and no more (checklist C9).
 *
 * @param dataNeeds which data each define reads
 * @param checks writes the templates
 */
record ServiceNeeds(DataNeeds dataNeeds, NeedChecks checks) {

    /** The needs in the order of discovery; a define that does not exist was reported elsewhere. */
    List<PrefetchNeed> of(List<Rule> rules) {
        Set<RetrievedData> read = defines(rules).stream()
                .filter(dataNeeds::isDefined)
                .flatMap(define -> dataNeeds.retrievesOf(define).stream())
                .collect(Collectors.toSet());
        return checks.only(read);
    }

    private static Set<String> defines(List<Rule> rules) {
        Set<String> defines = new LinkedHashSet<>(Set.of(DataNeeds.GATE));
        for (Rule rule : rules) {
            rule.logic().ifPresent(logic -> defines.addAll(logic.defines()));
            defines.addAll(rule.conditions());
            if (rule.role() == Rule.Role.SUMMARY) {
                defines.add(DataNeeds.CANDIDATES);
            }
        }
        return defines;
    }
}
