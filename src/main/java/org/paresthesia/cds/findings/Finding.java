package org.paresthesia.cds.findings;

import java.util.List;
import java.util.Set;

/**
 * What one rule concluded.
 *
 * @param topic the topic's code (specification 3.0), for example {@code spine-l}
 * @param holds whether the rule is true
 * @param urgency how urgent it is for this patient
 * @param facts what it rests on, what is missing, what could not be read, in the order of the rule
 * @param unknownForLackOf needs (prefetch keys) whose data could not be read and that keep the rule unknown; empty
 *     where the rule is certain, or unknown for another reason such as a partial date
 */
public record Finding(String topic, Truth holds, Urgency urgency, List<Fact> facts, Set<String> unknownForLackOf) {

    /** Copies the lists. */
    public Finding {
        facts = List.copyOf(facts);
        unknownForLackOf = Set.copyOf(unknownForLackOf);
    }

    /** Whether the rule stays unknown only because data could not be read. */
    public boolean isOpenForLackOfData() {
        return holds == Truth.UNKNOWN && !unknownForLackOf.isEmpty();
    }

    /** Whether the rule is certainly true. */
    public boolean isTrue() {
        return holds == Truth.HOLDS;
    }
}
