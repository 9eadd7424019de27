package org.paresthesia.cds.tools.reference;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.paresthesia.cds.knowledge.PrefetchNeed;

/** What a FHIR server must offer for the templates and for the reads that follow from them, by resource type. */
final class SearchNeeds {

    /** Read by reference where a record of a medicine refers to its product. */
    private static final String MEDICATION = "Medication";

    /** Read by id where the context names one that did not come along. */
    private static final String ENCOUNTER = "Encounter";

    private static final String SORT = "_sort";

    private final Map<String, Offer> byType = new TreeMap<>();

    /**
     * What is asked of a type.
     *
     * @param isRead whether resources are read by id
     * @param parameters the search parameters; empty where nothing is searched
     * @param results parameters that shape the result, such as {@code _count}
     */
    record Offer(boolean isRead, Set<String> parameters, Set<String> results) {

        private Offer() {
            this(false, new TreeSet<>(), new TreeSet<>());
        }

        private Offer read() {
            return new Offer(true, parameters, results);
        }

        boolean isSearched() {
            return !parameters.isEmpty();
        }

        /** The interactions in the words of a CapabilityStatement. */
        List<String> interactions() {
            return isSearched() ? isRead ? List.of("read", "search-type") : List.of("search-type") : List.of("read");
        }

        /** The letters of a SMART version 2 scope. */
        String letters() {
            return isSearched() ? "rs" : "r";
        }
    }

    SearchNeeds(Collection<PrefetchNeed> needs) {
        needs.forEach(this::add);
        byType.computeIfPresent(ENCOUNTER, (type, offer) -> offer.read());
        byType.computeIfAbsent(MEDICATION, type -> new Offer().read());
    }

    private void add(PrefetchNeed need) {
        Offer offer = byType.computeIfAbsent(need.resourceType(), type -> new Offer());
        if (need.isRead()) {
            byType.put(need.resourceType(), offer.read());
            return;
        }
        Arrays.stream(need.template().split("\\?", 2)[1].split("&")).forEach(each -> {
            String[] parts = each.split("=", 2);
            boolean shapesResult = parts[0].startsWith("_");
            (shapesResult ? offer.results() : offer.parameters()).add(parts[0]);
            if (parts[0].equals(SORT)) {
                offer.parameters().add(parts[1].replace("-", ""));
            }
        });
    }

    Map<String, Offer> byType() {
        return byType;
    }
}
