package org.paresthesia.cds.knowledge;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the data that the logic retrieves are grouped into prefetch keys, from {@code prefetch.json}.
 *
 * <p>The table says only where data belong; what is asked for follows from the retrieves, so that templates and logic
 * cannot drift apart.
 *
 * @param rows one row per key, in the order of discovery
 */
public record PrefetchTable(List<Row> rows) {

    /**
     * One prefetch key.
     *
     * @param key the key, also a name in the CQL parameter {@code Unread}
     * @param resourceType the FHIR type that it fetches
     * @param title what it is in plain words
     * @param demand how much depends on it
     * @param newestFirst whether the newest entries are asked for first
     * @param count the page size asked for; 0 where all entries are asked for
     * @param codeSystems the code systems whose codes are asked for; empty where the type is asked for whole
     * @param valueSets canonical addresses of the value sets that belong to it; empty where the type is asked for whole
     */
    public record Row(
            String key,
            String resourceType,
            String title,
            PrefetchNeed.Demand demand,
            boolean newestFirst,
            int count,
            List<String> codeSystems,
            List<String> valueSets) {

        /** Copies the lists and refuses a row without key, type or title. */
        public Row {
            if (key.isBlank() || resourceType.isBlank() || title.isBlank()) {
                throw new IllegalArgumentException("a row of the prefetch table has a key, a type and a title");
            }
            Objects.requireNonNull(demand);
            codeSystems = List.copyOf(codeSystems);
            valueSets = List.copyOf(valueSets);
        }

        private Row with(Collection<String> localSystems) {
            List<String> systems = Stream.concat(codeSystems.stream(), localSystems.stream())
                    .distinct()
                    .toList();
            return new Row(key, resourceType, title, demand, newestFirst, count, systems, valueSets);
        }

        /** Whether it asks for chosen codes instead of everything of its type. */
        public boolean isByCode() {
            return !valueSets.isEmpty();
        }
    }

    /** Copies the list. */
    public PrefetchTable {
        rows = List.copyOf(rows);
    }

    /** The same table, asking under every key for codes of these systems too. */
    public PrefetchTable with(Collection<String> localSystems) {
        return new PrefetchTable(rows.stream()
                .map(row -> row.isByCode() ? row.with(localSystems) : row)
                .toList());
    }

    /**
     * The key under which retrieved data arrive.
     *
     * @param resourceType the type that is retrieved
     * @param valueSet the canonical address of the value set in the retrieve, absent where it has none
     * @return empty where no row takes this retrieve, which is a mistake in the content
     */
    public Optional<Row> rowOf(String resourceType, Optional<String> valueSet) {
        return rows.stream()
                .filter(row -> row.resourceType().equals(resourceType))
                .filter(row -> !row.isByCode()
                        || valueSet.filter(row.valueSets()::contains).isPresent())
                .findFirst();
    }
}
