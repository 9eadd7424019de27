package org.paresthesia.cds.knowledge.terminology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.paresthesia.cds.knowledge.Codings;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.NamedCode;
import org.paresthesia.cds.knowledge.ValueSet;
import org.paresthesia.cds.knowledge.ValueSets;
import tools.jackson.databind.JsonNode;

/**
 * Reads the value sets of the content: codes one by one, ICD-10-CM categories, and other sets of the content.
 *
 * <p>Whatever else FHIR allows in a value set needs a terminology server: it stops the start instead of matching nothing.
 */
public final class ValueSetReader {

    private static final String FOLDER = "fhir-resources/valuesets";
    private static final Pattern ICD_CODE = Pattern.compile("[A-Z][A-Z0-9]{2}(?:\\.[A-Z0-9]{1,4})?");

    private final Map<String, JsonFile> byUrl = new LinkedHashMap<>();
    private final Map<String, List<NamedCode>> addedBySite = new HashMap<>();

    private ValueSetReader() {}

    /**
     * Reads and links all value sets.
     *
     * @throws org.paresthesia.cds.knowledge.KnowledgeProblem with file, line and cure, if one can't be used
     */
    public static ValueSets read(Content content) {
        ValueSetReader reader = new ValueSetReader();
        JsonFile.readAll(content, FOLDER, "ValueSet").forEach(reader::shelve);
        JsonFile.readAll(content, LocalCodes.SETS, "ValueSet").forEach(reader::add);
        return LocalCodes.read(content)
                .addedTo(reader.byUrl.keySet().stream().map(reader::valueSet).toList());
    }

    /** Adds a site's codes to the set of ours that has the same address. */
    private void add(JsonFile file) {
        String url = known(file, text(file.root(), "url"));
        for (JsonNode include : includes(file)) {
            if (!include.has("concept")) {
                throw file.problem("\"include\"", "a site's value set holds codes only", "list the codes one by one");
            }
            addedBySite.computeIfAbsent(url, any -> new ArrayList<>()).addAll(codes(file, include));
        }
    }

    private void shelve(JsonFile file) {
        String url = text(file.root(), "url");
        if (url.isEmpty()) {
            throw file.problem("", "the value set has no url", "give it its canonical address");
        }
        if (byUrl.put(url, file) != null) {
            throw file.problem(url, "another file has the address " + url + " too", "give each set its own address");
        }
    }

    private ValueSet valueSet(String url) {
        Set<NamedCode> codes = new LinkedHashSet<>();
        Set<NamedCode> categories = new LinkedHashSet<>();
        for (String included : withIncluded(url)) {
            JsonFile file = byUrl.get(included);
            codes.addAll(addedBySite.getOrDefault(included, List.of()));
            for (JsonNode include : includes(file)) {
                codes.addAll(codes(file, include));
                include.path("filter").forEach(filter -> categories.add(category(file, include, filter)));
            }
        }
        return new ValueSet(url, text(byUrl.get(url).root(), "title"), List.copyOf(codes), List.copyOf(categories));
    }

    /** The set itself first, then all that it includes, however deep; a circle ends where it meets itself. */
    private Set<String> withIncluded(String url) {
        Set<String> all = new LinkedHashSet<>(Set.of(url));
        List<String> open = new ArrayList<>(all);
        while (!open.isEmpty()) {
            JsonFile file = byUrl.get(open.remove(0));
            for (JsonNode include : includes(file)) {
                for (JsonNode reference : include.path("valueSet")) {
                    String included = known(file, reference.asString(""));
                    if (all.add(included)) {
                        open.add(included);
                    }
                }
            }
        }
        return all;
    }

    private String known(JsonFile file, String url) {
        if (!byUrl.containsKey(url)) {
            throw file.problem(url, "there is no value set with the address " + url, "correct the address");
        }
        return url;
    }

    private static Iterable<JsonNode> includes(JsonFile file) {
        JsonNode compose = file.root().path("compose");
        if (!compose.path("exclude").isEmpty()) {
            throw file.problem(
                    "\"exclude\"", "a value set can't exclude codes here", "list the codes that belong to it");
        }
        for (JsonNode include : compose.path("include")) {
            if (!isUnderstood(include)) {
                throw file.problem(
                        "\"include\"",
                        "an include must have a system with codes or one category, or one value set",
                        "split it into several includes, or list its codes");
            }
        }
        return compose.path("include");
    }

    /** FHIR lets several parts of one include narrow each other; each part must stand alone here. */
    private static boolean isUnderstood(JsonNode include) {
        boolean hasSystem = !text(include, "system").isEmpty();
        boolean hasCodes = include.has("concept");
        boolean hasFilter = include.has("filter");
        if (include.has("valueSet")) {
            return !hasSystem
                    && !hasCodes
                    && !hasFilter
                    && include.path("valueSet").size() == 1;
        }
        return hasSystem
                && hasCodes != hasFilter
                && (hasCodes || include.path("filter").size() == 1);
    }

    private static List<NamedCode> codes(JsonFile file, JsonNode include) {
        String system = Codings.normalSystem(text(include, "system"));
        List<NamedCode> codes = new ArrayList<>();
        for (JsonNode concept : include.path("concept")) {
            codes.add(named(file, system, text(concept, "code"), text(concept, "display")));
        }
        return codes;
    }

    private static NamedCode category(JsonFile file, JsonNode include, JsonNode filter) {
        String system = Codings.normalSystem(text(include, "system"));
        String prefix = Extensions.value(include, Extensions.CATEGORY).orElse("");
        boolean isCategory = Codings.ICD_10_CM.equals(system)
                && "code".equals(text(filter, "property"))
                && "regex".equals(text(filter, "op"))
                && Categories.regex(prefix).equals(text(filter, "value"));
        if (!isCategory) {
            throw file.problem(
                    text(filter, "value"),
                    "the filter is not an ICD-10-CM category with its extension",
                    "write the category " + prefix + " as " + Categories.regex(prefix) + ", or list the codes");
        }
        return named(
                file,
                system,
                prefix,
                Extensions.value(include, Extensions.CATEGORY_DISPLAY).orElse(""));
    }

    private static NamedCode named(JsonFile file, String system, String code, String display) {
        if (code.isBlank() || display.isBlank()) {
            throw file.problem(
                    code.isBlank() ? "\"concept\"" : code,
                    "the code '" + code + "' lacks its code or display",
                    "add it");
        }
        String normal = Codings.normalCode(system, code);
        if (Codings.ICD_10_CM.equals(system) && !ICD_CODE.matcher(normal).matches()) {
            throw file.problem(code, "'" + code + "' can't be an ICD-10-CM code", "correct the code or its system");
        }
        return new NamedCode(system, normal, display);
    }

    private static String text(JsonNode element, String field) {
        return element.path(field).asString("");
    }
}
