package org.paresthesia.cds.knowledge.loading;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.paresthesia.cds.knowledge.LookBack;
import org.paresthesia.cds.knowledge.Settings;
import org.paresthesia.cds.knowledge.cql.DataNeeds;
import org.paresthesia.cds.knowledge.cql.RetrievedData;

/**
 * Finds in the logic how far back it looks for the data that it retrieves by value set.
 *
 * @param needs what the logic reads
 * @param settings which of its parameters are windows
 */
record LookBackFinder(DataNeeds needs, Settings settings) {

    /** The types whose date the logic takes from {@code effective}, else from {@code issued}. */
    private static final Set<String> DATED = Set.of("Observation", "DiagnosticReport");

    /** The look-back of each value set by resource type, without the types of which anything is retrieved whole. */
    Map<String, Map<String, LookBack>> find() {
        Map<RetrievedData, Optional<Set<String>>> windows =
                needs.windows(data -> DATED.contains(data.resourceType()), this::isWindow);
        Map<String, Map<String, LookBack>> byType = new HashMap<>();
        for (RetrievedData data : needs.retrieves()) {
            LookBack lookBack = windows.getOrDefault(data, Optional.empty())
                    .map(this::lookBack)
                    .orElse(LookBack.ENDLESS);
            data.valueSet().ifPresent(valueSet -> byType.computeIfAbsent(data.resourceType(), type -> new HashMap<>())
                    .merge(valueSet, lookBack, LookBack::and));
        }
        needs.retrieves().stream()
                .filter(data -> data.valueSet().isEmpty())
                .forEach(whole -> byType.remove(whole.resourceType()));
        return byType;
    }

    private LookBack lookBack(Set<String> windows) {
        return new LookBack(
                windows.stream()
                        .map(window -> settings.of(window).orElseThrow())
                        .collect(Collectors.toSet()),
                false);
    }

    private boolean isWindow(String parameter) {
        return settings.of(parameter).filter(LookBack::isWindow).isPresent();
    }
}
