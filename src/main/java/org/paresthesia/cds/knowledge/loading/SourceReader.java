package org.paresthesia.cds.knowledge.loading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.Source;

/** Reads the guidelines and labels that rules rest on. */
final class SourceReader {

    private static final String PATH = "fhir-resources/sources.json";

    private SourceReader() {}

    /** All sources by their id. */
    static Map<String, Source> read(Content content, Problems problems) {
        List<Source> sources = JsonRows.open(content, PATH, problems).read("id", SourceReader::source);
        problems.addDuplicates(PATH, sources.stream().map(Source::id).toList(), "source");
        Map<String, Source> byId = new LinkedHashMap<>();
        sources.forEach(source -> byId.put(source.id(), source));
        return byId;
    }

    private static Source source(Map<String, Object> row) {
        return new Source(
                (String) row.get("id"),
                (String) row.get("organisation"),
                (String) row.get("title"),
                Optional.ofNullable((Integer) row.get("year")),
                Optional.ofNullable((String) row.get("url")),
                Optional.ofNullable((String) row.get("strength")),
                (Boolean) row.get("read"),
                (String) row.get("note"));
    }
}
