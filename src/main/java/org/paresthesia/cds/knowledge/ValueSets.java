package org.paresthesia.cds.knowledge;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All value sets, asked the one question that matters: which sets is this coding in?
 *
 * <p>System aliases, the dot and the case of ICD-10-CM codes make no difference, and categories match all codes that
 * begin with them. Immutable; no question creates an object, because each coding of each chart asks.
 */
public final class ValueSets {

    private final Map<String, ValueSet> byUrl = new LinkedHashMap<>();
    private final Map<String, Map<String, CodeMeaning>> bySystem = new HashMap<>();
    private final CodeTree icd = new CodeTree();

    /** Indexes the sets; two with the same address are refused. */
    public ValueSets(Collection<ValueSet> valueSets) {
        for (ValueSet valueSet : valueSets) {
            if (byUrl.put(valueSet.url(), valueSet) != null) {
                throw new IllegalArgumentException("two value sets have the address " + valueSet.url());
            }
            valueSet.codes().forEach(code -> add(code, valueSet.url()));
            valueSet.categories().forEach(category -> icd.addCategory(category, valueSet.url()));
        }
        icd.settle();
    }

    /**
     * The canonical addresses of all sets that a coding is in.
     *
     * @param system the coding's system, null if it has none: then it is in no set
     * @param code the coding's code, null if it has none
     */
    public Set<String> setsOf(String system, String code) {
        return meaning(system, code).sets();
    }

    /** Whether a coding is in a set; false for a set that does not exist. */
    public boolean contains(String valueSetUrl, String system, String code) {
        return setsOf(system, code).contains(valueSetUrl);
    }

    /** Our words for a code, or for the narrowest of our categories above it. */
    public Optional<String> display(String system, String code) {
        return meaning(system, code).display();
    }

    /** The addresses of all sets, in the order of their files. */
    public Set<String> urls() {
        return Collections.unmodifiableSet(byUrl.keySet());
    }

    /** A set by its address. */
    public Optional<ValueSet> find(String valueSetUrl) {
        return Optional.ofNullable(byUrl.get(valueSetUrl));
    }

    /** What a search must name to find all of a set: its codes, then its categories; empty if there is no such set. */
    public List<NamedCode> codesOf(String valueSetUrl) {
        return find(valueSetUrl)
                .map(set -> Stream.concat(set.codes().stream(), set.categories().stream())
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    private void add(NamedCode code, String url) {
        if (Codings.ICD_10_CM.equals(code.system())) {
            icd.addCode(code, url);
        } else {
            bySystem.computeIfAbsent(code.system(), system -> new HashMap<>())
                    .merge(code.code(), CodeMeaning.of(url, code.display()), CodeMeaning::and);
        }
    }

    private CodeMeaning meaning(String system, String code) {
        if (system == null || code == null) {
            return CodeMeaning.NONE;
        }
        String normal = Codings.normalSystem(system);
        if (Codings.ICD_10_CM.equals(normal)) {
            return icd.meaning(code);
        }
        return bySystem.getOrDefault(normal, Map.of()).getOrDefault(code, CodeMeaning.NONE);
    }
}
