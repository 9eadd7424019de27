package org.paresthesia.cds.knowledge.terminology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.paresthesia.cds.knowledge.Codings;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.NamedCode;
import org.paresthesia.cds.knowledge.ValueSet;
import org.paresthesia.cds.knowledge.ValueSets;
import tools.jackson.databind.JsonNode;

/**
 * A site's own codes of problems, results, examinations and orders: a local code that a ConceptMap says is equal to a code
 * of ours belongs to every value set of that code. Inexact maps are refused, because a wider code is not the same finding.
 */
final class LocalCodes {

    /** Where a site's additions to value sets lie. */
    static final String SETS = "site/valuesets";
    /** Where a site's maps lie, those of medicines among them. */
    static final String MAPS = "site/conceptmaps";

    private static final Set<String> SAME = Set.of("equal", "equivalent");

    private record Same(JsonFile file, NamedCode local, String system, String code) {}

    private final List<Same> rows = new ArrayList<>();

    private LocalCodes() {}

    /**
     * Reads a site's maps.
     *
     * @throws org.paresthesia.cds.knowledge.KnowledgeProblem with file, line and cure, if a row can't be used
     */
    static LocalCodes read(Content content) {
        LocalCodes codes = new LocalCodes();
        for (JsonFile file : JsonFile.readAll(content, MAPS, "ConceptMap")) {
            for (JsonNode group : file.root().path("group")) {
                if (!Codings.RXNORM.equals(Codings.normalSystem(text(group, "target")))) {
                    group.path("element").forEach(element -> codes.add(file, group, element));
                }
            }
        }
        return codes;
    }

    private void add(JsonFile file, JsonNode group, JsonNode element) {
        String system = Codings.normalSystem(text(group, "source"));
        String code = text(element, "code");
        String display = text(element, "display");
        if (system.isBlank() || code.isBlank() || display.isBlank()) {
            throw file.problem(code, "a local code lacks its system, code or display", "add what is missing");
        }
        for (JsonNode target : element.path("target")) {
            if (!SAME.contains(text(target, "equivalence"))) {
                throw file.problem(
                        code,
                        "the map of " + code + " is neither equal nor equivalent",
                        "map it to a code with the same meaning, or leave it out");
            }
            rows.add(new Same(
                    file,
                    new NamedCode(system, Codings.normalCode(system, code), display),
                    text(group, "target"),
                    text(target, "code")));
        }
    }

    /** The sets with the local codes in them. */
    ValueSets addedTo(List<ValueSet> sets) {
        ValueSets ours = new ValueSets(sets);
        if (rows.isEmpty()) {
            return ours;
        }
        Map<String, Set<NamedCode>> added = new LinkedHashMap<>();
        rows.forEach(row -> of(row, ours).forEach(url -> added.computeIfAbsent(url, any -> new LinkedHashSet<>())
                .add(row.local())));
        return new ValueSets(sets.stream()
                .map(set -> with(set, added.getOrDefault(set.url(), Set.of())))
                .toList());
    }

    private static Set<String> of(Same row, ValueSets ours) {
        Set<String> urls = ours.setsOf(row.system(), row.code());
        if (urls.isEmpty()) {
            throw row.file()
                    .problem(
                            row.code(),
                            "no value set holds " + row.system() + "|" + row.code() + ", so the map changes nothing",
                            "map to a code of fhir-resources/valuesets");
        }
        return urls;
    }

    private static ValueSet with(ValueSet set, Set<NamedCode> more) {
        Set<NamedCode> codes = new LinkedHashSet<>(set.codes());
        codes.addAll(more);
        return new ValueSet(set.url(), set.title(), List.copyOf(codes), set.categories());
    }

    private static String text(JsonNode element, String field) {
        return element.path(field).asString("");
    }
}
