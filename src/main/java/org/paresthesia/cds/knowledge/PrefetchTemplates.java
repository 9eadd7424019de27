package org.paresthesia.cds.knowledge;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the prefetch templates: what the logic retrieves, grouped by the prefetch table. */
public final class PrefetchTemplates {

    /** The most characters of a template, URL-encoded, that servers and proxies are known to take. */
    public static final int LONGEST = 2000;

    private static final String PATIENT = "{{context.patientId}}";

    private final PrefetchTable table;
    private final Function<String, ? extends Collection<String>> tokensOf;

    /**
     * Writes templates for a table.
     *
     * @param tokensOf the codes of a value set by its canonical address, each as {@code system|code}
     */
    public PrefetchTemplates(PrefetchTable table, Function<String, ? extends Collection<String>> tokensOf) {
        this.table = table;
        this.tokensOf = tokensOf;
    }

    /**
     * The needs of the keys that are retrieved at all, in the order of the table.
     *
     * @param retrieved for each key the value sets retrieved by code under it; empty where the type is retrieved whole
     */
    public List<PrefetchNeed> needs(Map<String, Set<String>> retrieved) {
        return table.rows().stream()
                .filter(row -> retrieved.containsKey(row.key()))
                .map(row -> new PrefetchNeed(
                        row.key(),
                        row.resourceType(),
                        row.title(),
                        row.demand(),
                        template(row, retrieved.get(row.key())),
                        row.count()))
                .toList();
    }

    private String template(PrefetchTable.Row row, Set<String> valueSets) {
        if (row.resourceType().equals("Patient")) {
            return "Patient/" + PATIENT;
        }
        return row.resourceType() + "?patient=" + PATIENT
                + (row.isByCode() ? "&code=" + codes(row, valueSets) : "")
                + (row.newestFirst() ? "&_sort=-date" : "")
                + (row.count() > 0 ? "&_count=" + row.count() : "");
    }

    /** In the order of the table, so that two starts with the same content publish the same template. */
    private String codes(PrefetchTable.Row row, Set<String> valueSets) {
        return row.valueSets().stream()
                .filter(valueSets::contains)
                .flatMap(valueSet -> tokensOf.apply(valueSet).stream().sorted())
                .filter(token -> row.codeSystems().stream().anyMatch(system -> token.startsWith(system + "|")))
                .distinct()
                .collect(Collectors.joining(","));
    }

    /** How long a template is when its parameter values are URL-encoded. */
    public static int encodedLength(PrefetchNeed need) {
        int length = 0;
        for (String part : need.template().split("[?&=]")) {
            length += URLEncoder.encode(part, StandardCharsets.UTF_8).length() + 1;
        }
        return length - 1;
    }
}
