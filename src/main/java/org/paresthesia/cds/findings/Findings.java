package org.paresthesia.cds.findings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that was concluded in one call.
 *
 * @param byTopic the findings by topic code
 * @param expressions the other named CQL expressions that rules refer to (conditions of orders and texts), by name
 * @param candidates possible causes for the summary, unsorted
 * @param gate whether the patient has a limb paresthesia on record (specification 0, "Gate"); does not hold for the
 *     deceased, the inactive and those certainly under 18
 * @param gateUnknownForLackOf needs whose missing data keeps the gate unknown
 * @param unread everything that could not be read
 * @param unreadableEntries how many resources could not be read
 * @param unrecognisedMedicines the names, as in the chart, of medicines in force whose ingredient is not known
 * @param changedSettings the settings that this client changed, by {@code Library.Parameter}
 */
public record Findings(
        Map<String, Finding> byTopic,
        Map<String, Truth> expressions,
        List<Candidate> candidates,
        Truth gate,
        Set<String> gateUnknownForLackOf,
        List<UnreadData> unread,
        int unreadableEntries,
        List<String> unrecognisedMedicines,
        Map<String, String> changedSettings) {

    /** Copies the collections. */
    public Findings {
        byTopic = Map.copyOf(byTopic);
        expressions = Map.copyOf(expressions);
        candidates = List.copyOf(candidates);
        gateUnknownForLackOf = Set.copyOf(gateUnknownForLackOf);
        unread = List.copyOf(unread);
        unrecognisedMedicines = List.copyOf(unrecognisedMedicines);
        changedSettings = Map.copyOf(changedSettings);
    }

    /** The finding of a topic, absent where no rule of the service has that topic. */
    public Optional<Finding> of(String topic) {
        return Optional.ofNullable(byTopic.get(topic));
    }

    /** The answer of a named expression; unknown where it was not evaluated. */
    public Truth expression(String name) {
        return expressions.getOrDefault(name, Truth.UNKNOWN);
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "Findings[" + byTopic.size() + " topics]";
    }
}
