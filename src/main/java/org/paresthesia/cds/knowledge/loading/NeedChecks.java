package org.paresthesia.cds.knowledge.loading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.knowledge.PrefetchNeed;
import org.paresthesia.cds.knowledge.PrefetchTable;
import org.paresthesia.cds.knowledge.PrefetchTemplates;
import org.paresthesia.cds.knowledge.ValueSets;
import org.paresthesia.cds.knowledge.cql.RetrievedData;

/** Checks that prefetch keys and retrieves cover each other, and writes the templates. */
final class NeedChecks {

    private static final String BY_CODE = "code";
    private static final RetrievedData PATIENT = new RetrievedData("Patient", Optional.empty(), Optional.empty());

    private final TextFile file;
    private final PrefetchTable table;
    private final ValueSets valueSets;
    private final Problems problems;
    private final Map<String, PrefetchNeed> all = new HashMap<>();

    NeedChecks(TextFile file, PrefetchTable table, ValueSets valueSets, Problems problems) {
        this.file = file;
        this.table = table;
        this.valueSets = valueSets;
        this.problems = problems;
    }

    /** The needs of all logic with their templates, in the order of the table. */
    List<PrefetchNeed> needs(Set<RetrievedData> retrieves) {
        Map<String, Set<String>> byKey = new HashMap<>();
        retrieves.forEach(data -> place(data, byKey));
        for (PrefetchTable.Row row : table.rows()) {
            if (!byKey.containsKey(row.key())) {
                problems.add(file, row.key(), "no CQL retrieves anything under the key " + row.key(), "remove the row");
            }
            row.valueSets().stream()
                    .filter(valueSet -> valueSets.find(valueSet).isEmpty())
                    .forEach(unknown -> problems.add(
                            file, id(unknown), "no value set has the id " + id(unknown), "remove it from the row"));
        }
        List<PrefetchNeed> needs = new PrefetchTemplates(table, this::tokens).needs(byKey);
        needs.forEach(this::checkTemplate);
        needs.forEach(need -> all.put(need.key(), need));
        return needs;
    }

    /** The needs of a part of the logic; where it reads answers only, whatever was asked, all questions are asked for. */
    List<PrefetchNeed> only(Set<RetrievedData> retrieves) {
        Map<String, Set<String>> byKey = new HashMap<>();
        retrieves.forEach(data -> place(data, byKey));
        place(PATIENT, byKey);
        return new PrefetchTemplates(table, this::tokens)
                .needs(byKey).stream()
                        .map(need -> asksForNoCode(need) ? all.getOrDefault(need.key(), need) : need)
                        .toList();
    }

    private void place(RetrievedData data, Map<String, Set<String>> byKey) {
        Optional<PrefetchTable.Row> row = table.rowOf(data.resourceType(), data.valueSet());
        if (row.isEmpty()) {
            String what = "no prefetch key fetches " + data.resourceType()
                    + data.valueSet().map(set -> " in " + id(set)).orElse("") + ", which the CQL retrieves";
            problems.add(file.path(), what, "add it to a row of that type");
            return;
        }
        Set<String> asked = byKey.computeIfAbsent(row.get().key(), key -> new HashSet<>());
        if (data.codePath().filter(BY_CODE::equals).isPresent()) {
            data.valueSet().ifPresent(asked::add);
        }
    }

    private List<String> tokens(String valueSet) {
        return valueSets.codesOf(valueSet).stream()
                .map(code -> code.system() + "|" + code.code())
                .toList();
    }

    private void checkTemplate(PrefetchNeed need) {
        int length = PrefetchTemplates.encodedLength(need);
        if (length > PrefetchTemplates.LONGEST) {
            String what = "the template of " + need.key() + " has " + length + " characters when URL-encoded";
            problems.add(
                    file,
                    need.key(),
                    what,
                    "move value sets to another key: " + PrefetchTemplates.LONGEST + " at most");
        }
        if (asksForNoCode(need)) {
            problems.add(
                    file, need.key(), "the template of " + need.key() + " asks for no code", "add codes to its sets");
        }
    }

    private static boolean asksForNoCode(PrefetchNeed need) {
        return need.template().contains("&code=&") || need.template().endsWith("&code=");
    }

    private static String id(String valueSet) {
        return valueSet.substring(valueSet.lastIndexOf('/') + 1);
    }
}
