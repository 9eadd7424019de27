package org.paresthesia.cds.playground.library;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Setting;
import org.paresthesia.cds.knowledge.ValueSet;
import org.paresthesia.cds.playground.PagesOn;
import org.paresthesia.cds.playground.pages.Html;
import org.paresthesia.cds.playground.pages.PageProblem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The knowledge as pages. */
@RestController
@PagesOn
class KnowledgePages {

    private final Knowledge knowledge;
    private final Catalogue catalogue;
    private final CqlFiles files;

    KnowledgePages(Knowledge knowledge, Catalogue catalogue, CqlFiles files) {
        this.knowledge = knowledge;
        this.catalogue = catalogue;
        this.files = files;
    }

    /** What there is, or what a search finds. */
    @GetMapping("/knowledge")
    ResponseEntity<byte[]> index(@RequestParam(defaultValue = "") String q, HttpServletRequest request) {
        Map<String, Object> groups = new LinkedHashMap<>();
        if (q.isBlank()) {
            groups.put("Rules", catalogue.of("rule"));
            groups.put("Causes of the summary", catalogue.of("cause"));
            groups.put("Value sets", catalogue.of("value set"));
        } else {
            groups.put("Found", catalogue.search(q));
        }
        Map<String, Object> model = Map.of(
                "q", q, "groups", groups, "libraries", files.all().keySet(), "version", knowledge.logicVersion());
        return request.getHeader("HX-Request") != null
                ? Html.fragment("knowledge", "results", request, model)
                : Html.page("knowledge", request, model);
    }

    @GetMapping("/knowledge/rules/{topic}")
    ResponseEntity<byte[]> rule(@PathVariable String topic, HttpServletRequest request) {
        Rule rule = catalogue.rule(topic).orElseThrow(() -> missing("rule"));
        return Html.page("knowledge-rule", request, Map.of("sheet", RuleSheet.of(rule, knowledge)));
    }

    @GetMapping("/knowledge/value-sets/{name}")
    ResponseEntity<byte[]> valueSet(@PathVariable String name, HttpServletRequest request) {
        ValueSet set = catalogue.valueSet(name).orElseThrow(() -> missing("value set"));
        List<String> users = files.all().entrySet().stream()
                .filter(library -> library.getValue().contains("'" + set.url() + "'"))
                .map(Map.Entry::getKey)
                .toList();
        return Html.page("knowledge-set", request, Map.of("set", set, "name", name, "libraries", users));
    }

    @GetMapping("/knowledge/numbers")
    ResponseEntity<byte[]> numbers(HttpServletRequest request) {
        List<Setting> settings = knowledge.settings().all();
        Map<String, String> anchors =
                settings.stream().collect(Collectors.toMap(Setting::name, setting -> CqlText.anchor(setting.name())));
        Map<String, Object> model = Map.of(
                "settings",
                settings,
                "anchors",
                anchors,
                "values",
                byName(settings, NumberWords::value),
                "ranges",
                byName(settings, NumberWords::range));
        return Html.page("knowledge-numbers", request, model);
    }

    private static Map<String, String> byName(List<Setting> settings, Function<Setting, String> words) {
        return settings.stream().collect(Collectors.toMap(Setting::name, words));
    }

    @GetMapping("/knowledge/sources")
    ResponseEntity<byte[]> sources(HttpServletRequest request) {
        List<SourceSheet> sheets = knowledge.sources().values().stream()
                .map(source -> SourceSheet.of(source, catalogue.rules()))
                .sorted((one, other) ->
                        one.source().id().compareTo(other.source().id()))
                .toList();
        return Html.page("knowledge-sources", request, Map.of("sheets", sheets));
    }

    @GetMapping("/knowledge/cql/{library}")
    ResponseEntity<byte[]> cql(@PathVariable String library, HttpServletRequest request) {
        if (!files.all().containsKey(library)) {
            throw missing("library");
        }
        return Html.page(
                "knowledge-cql",
                request,
                Map.of(
                        "library", library,
                        "libraries", files.all().keySet(),
                        "pieces", CqlText.pieces(library, files.all())));
    }

    private static PageProblem missing(String kind) {
        return new PageProblem(HttpStatus.NOT_FOUND, "There is no " + kind + " of this name.");
    }
}
