package org.paresthesia.cds.knowledge;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** How far back the logic looks for the data that it retrieves by value set. */
public final class LookBacks {

    private final Map<String, Map<String, LookBack>> byType = new HashMap<>();
    private final Map<String, Map<Set<String>, LookBack>> remembered = new HashMap<>();
    private final BiFunction<String, String, Set<String>> setsOf;

    /**
     * Takes what is known of each retrieve.
     *
     * @param byType for each resource type, of which every retrieve names a value set, the look-back of each of these sets
     * @param setsOf the canonical addresses of the value sets that a (system, code) is in
     */
    public LookBacks(Map<String, Map<String, LookBack>> byType, BiFunction<String, String, Set<String>> setsOf) {
        byType.forEach((type, sets) -> {
            this.byType.put(type, Map.copyOf(sets));
            this.remembered.put(type, new ConcurrentHashMap<>());
        });
        this.setsOf = setsOf;
    }

    /** Whether resources of this type are retrieved by their codes alone. */
    public boolean isByCode(String type) {
        return byType.containsKey(type);
    }

    /**
     * How far back the logic looks for resources of a type that is retrieved by code, with this coding.
     *
     * @return {@link LookBack#NONE} if no retrieve finds them by this coding
     */
    public LookBack of(String type, String system, String code) {
        Set<String> sets = setsOf.apply(system, code);
        // There are few groups of value sets that codes are in together, and each coding of each chart asks.
        return sets.isEmpty()
                ? LookBack.NONE
                : remembered.get(type).computeIfAbsent(sets, together -> longest(byType.get(type), together));
    }

    private static LookBack longest(Map<String, LookBack> known, Set<String> sets) {
        LookBack longest = LookBack.NONE;
        for (String url : sets) {
            longest = longest.and(known.getOrDefault(url, LookBack.NONE));
        }
        return longest;
    }
}
