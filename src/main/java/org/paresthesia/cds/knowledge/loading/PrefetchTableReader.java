package org.paresthesia.cds.knowledge.loading;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.PrefetchNeed.Demand;
import org.paresthesia.cds.knowledge.PrefetchTable;

/** Reads the table that groups retrieved data into prefetch keys. */
final class PrefetchTableReader {

    static final String PATH = "fhir-resources/prefetch.json";

    private PrefetchTableReader() {}

    /** The table; rows that cannot be read are problems and are left out. */
    static PrefetchTable read(Content content, Problems problems) {
        PrefetchTable table =
                new PrefetchTable(JsonRows.open(content, PATH, problems).read("key", PrefetchTableReader::row));
        problems.addDuplicates(
                PATH, table.rows().stream().map(PrefetchTable.Row::key).toList(), "prefetch key");
        problems.addDuplicates(
                PATH,
                table.rows().stream().flatMap(row -> row.valueSets().stream()).toList(),
                "value set");
        return table;
    }

    private static PrefetchTable.Row row(Map<String, Object> row) {
        return new PrefetchTable.Row(
                (String) row.get("key"),
                (String) row.get("resourceType"),
                (String) row.get("title"),
                Demand.valueOf(((String) row.get("demand")).toUpperCase(Locale.ROOT)),
                "-date".equals(row.get("sort")),
                (Integer) row.getOrDefault("count", 0),
                texts(row.get("codeSystems")),
                texts(row.get("valueSets")).stream().map(Canonicals::valueSet).toList());
    }

    private static List<String> texts(Object value) {
        return value == null
                ? List.of()
                : ((List<?>) value).stream().map(String.class::cast).toList();
    }
}
