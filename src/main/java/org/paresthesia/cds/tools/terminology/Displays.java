package org.paresthesia.cds.tools.terminology;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.paresthesia.cds.knowledge.Codings;

/** The words that clinicians see for a code: our own, else the source's without SNOMED CT's type in brackets. */
final class Displays {

    private static final Pattern TYPE = Pattern.compile(
            " \\((?:finding|disorder|procedure|regime/therapy|occupation|situation|observable entity|body structure"
                    + "|qualifier value)\\)$");

    private final Map<String, String> own = new HashMap<>();
    private final Set<String> unused = new HashSet<>();

    Displays(List<SourceTables.DisplayRow> rows) {
        rows.forEach(row -> own.put(key(row.system(), row.code()), row.display()));
        unused.addAll(own.keySet());
    }

    /** The words for a code whose source calls it by the given display. */
    String of(String system, String code, String display) {
        String key = key(system, code);
        unused.remove(key);
        String plain = Codings.SNOMED.equals(system) ? TYPE.matcher(display).replaceFirst("") : display;
        return own.getOrDefault(key, plain);
    }

    /** Refuses words for codes that occur nowhere: somebody mistyped a code. */
    void refuseUnused() {
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException("displays.json names codes that are in no value set: " + unused);
        }
    }

    private static String key(String system, String code) {
        return system + "|" + code;
    }
}
