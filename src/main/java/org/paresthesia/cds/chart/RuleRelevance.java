package org.paresthesia.cds.chart;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.paresthesia.cds.chart.scan.Relevance;
import org.paresthesia.cds.knowledge.LookBack;
import org.paresthesia.cds.knowledge.LookBacks;
import org.paresthesia.cds.knowledge.cql.DataNeeds;
import org.paresthesia.cds.knowledge.cql.RetrievedData;

/** What the compiled logic can use. */
final class RuleRelevance implements Relevance {

    private final DataNeeds needs;
    private final LookBacks lookBacks;
    private final Map<String, Set<String>> choosing = new HashMap<>();
    private final Set<String> whole = new TreeSet<>(Set.of("Patient", "Medication"));

    /**
     * Reads which types the logic retrieves whole; an Encounter among them matters only by a coded reason or type, or by being
     * the one in the hook's context, which the chart looks after itself.
     */
    RuleRelevance(DataNeeds needs, LookBacks lookBacks) {
        this.needs = needs;
        this.lookBacks = lookBacks;
        needs.retrieves().stream()
                .filter(data -> lookBacks.isByCode(data.resourceType()))
                .forEach(data -> data.codePath()
                        .ifPresent(path -> choosing.computeIfAbsent(data.resourceType(), type -> new TreeSet<>())
                                .add(path)));
        needs.retrieves().stream()
                .filter(data -> data.valueSet().isEmpty())
                .map(RetrievedData::resourceType)
                .filter(type -> !type.equals("Encounter"))
                .forEach(whole::add);
    }

    @Override
    public boolean canMatch(String type, String system, String code) {
        return lookBack(type, system, code).isLookedFor();
    }

    @Override
    public LookBack lookBack(String type, String system, String code) {
        if (lookBacks.isByCode(type)) {
            return lookBacks.of(type, system, code);
        }
        return needs.canMatch(type, system, code) ? LookBack.ENDLESS : LookBack.NONE;
    }

    @Override
    public Set<String> choosing(String type) {
        return choosing.getOrDefault(type, ANYTHING);
    }

    @Override
    public boolean mattersUncoded(String type) {
        return whole.contains(type);
    }
}
