package org.paresthesia.cds.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The catalogue of clinical numbers that a site may change for all clients or for one.
 *
 * @param all the settings in the order of the library
 */
public record Settings(List<Setting> all) {

    /** The CQL library whose parameters are the settings. */
    public static final String LIBRARY = "ParesthesiaSettings";

    /** Copies the list. */
    public Settings {
        all = List.copyOf(all);
    }

    /** The setting of a name as {@code Library.Parameter}. */
    public Optional<Setting> of(String fullName) {
        return all.stream()
                .filter(setting -> fullName(setting).equals(fullName))
                .findFirst();
    }

    /** The name under which a site changes a setting and the engine takes it. */
    public static String fullName(Setting setting) {
        return LIBRARY + "." + setting.name();
    }

    /**
     * Checks what a client changed.
     *
     * @param where where it was changed, for the message, for example {@code clients.default.settings}
     * @param changed CQL literals by {@code Library.Parameter}
     * @return the typed values: BigDecimal, Integer, Boolean or {@link Amount}
     * @throws KnowledgeProblem naming every unknown setting and every value that is not allowed
     */
    public Map<String, Object> check(String where, Map<String, String> changed) {
        Map<String, Object> values = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        new TreeMap<>(changed).forEach((name, literal) -> {
            try {
                values.put(name, value(name, literal));
            } catch (IllegalArgumentException wrong) {
                problems.add(new Problem(where, 0, name + " = " + literal + " is not allowed", wrong.getMessage()));
            }
        });
        if (!problems.isEmpty()) {
            throw new KnowledgeProblem(problems);
        }
        return values;
    }

    private Object value(String name, String literal) {
        List<String> names = all.stream().map(Settings::fullName).toList();
        return of(name).orElseThrow(() ->
                        new IllegalArgumentException("there is no such setting, " + Names.didYouMean(name, names)))
                .value(literal);
    }
}
