package org.paresthesia.cds.playground.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Source;
import org.paresthesia.cds.knowledge.ValueSet;
import org.paresthesia.cds.playground.PagesOn;
import org.springframework.stereotype.Component;

/** Everything that the service knows as one list, for browsing and for search. */
@Component
@PagesOn
class Catalogue {

    private static final int MOST = 200;

    /** How the logic names a cause of the summary: its row in the specification, its name, its tier. */
    private static final Pattern CAUSE = Pattern.compile("\"Candidate\"\\('(\\w+)',\\s*'([^']+)',\\s*'([MCO])'");

    private final Knowledge knowledge;
    private final CqlFiles files;
    private List<Found> everything;

    Catalogue(Knowledge knowledge, CqlFiles files) {
        this.knowledge = knowledge;
        this.files = files;
    }

    /** What a search finds, the first two hundred. */
    List<Found> search(String words) {
        String[] wanted = words.toLowerCase(Locale.ROOT).strip().split("\\s+");
        return everything().stream()
                .filter(each -> each.matches(wanted))
                .limit(MOST)
                .toList();
    }

    /** All of one kind. */
    List<Found> of(String kind) {
        return everything().stream().filter(each -> each.kind().equals(kind)).toList();
    }

    /** Every rule once, by its topic. */
    Collection<Rule> rules() {
        Map<String, Rule> byTopic = new LinkedHashMap<>();
        knowledge.services().forEach(service -> service.rules()
                .forEach(rule -> byTopic.putIfAbsent(rule.code(), rule)));
        return byTopic.values();
    }

    /** The rule of a topic. */
    Optional<Rule> rule(String topic) {
        return rules().stream().filter(rule -> rule.code().equals(topic)).findFirst();
    }

    /** The value set of a short name, the end of its address. */
    Optional<ValueSet> valueSet(String name) {
        return knowledge.valueSets().urls().stream()
                .filter(url -> shortName(url).equals(name))
                .findFirst()
                .flatMap(knowledge.valueSets()::find);
    }

    static String shortName(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private synchronized List<Found> everything() {
        if (everything == null) {
            List<Found> all = new ArrayList<>();
            rules().forEach(rule -> all.add(new Found("rule", rule.code(), rule.title(), "rules/" + rule.code())));
            files.all().forEach((library, text) -> causes(library, text).forEach(all::add));
            valueSets().forEach(all::add);
            knowledge
                    .settings()
                    .all()
                    .forEach(setting -> all.add(new Found(
                            "number",
                            setting.name(),
                            NumberWords.value(setting) + "; " + setting.source(),
                            "numbers#" + CqlText.anchor(setting.name()))));
            sources().forEach(all::add);
            files.all().forEach((library, text) -> defines(library, text).forEach(all::add));
            everything = List.copyOf(all);
        }
        return everything;
    }

    private Stream<Found> valueSets() {
        return knowledge.valueSets().urls().stream()
                .flatMap(url -> knowledge.valueSets().find(url).stream())
                .map(set ->
                        new Found("value set", shortName(set.url()), words(set), "value-sets/" + shortName(set.url())));
    }

    private static String words(ValueSet set) {
        int codes = set.codes().size() + set.categories().size();
        return set.title() + "; " + (set.isEmpty() ? "off: no codes" : codes + " codes and categories");
    }

    private Stream<Found> sources() {
        return knowledge.sources().values().stream()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .map((Source source) ->
                        new Found("source", source.id(), source.label(), "sources#" + CqlText.anchor(source.id())));
    }

    private static Stream<Found> causes(String library, String text) {
        return CAUSE.matcher(text)
                .results()
                .map(cause -> new Found(
                        "cause", cause.group(1), cause.group(2) + "; " + tier(cause.group(3)), "cql/" + library));
    }

    private static String tier(String letter) {
        return switch (letter) {
            case "M" -> "not to be missed";
            case "C" -> "common and treatable";
            default -> "other";
        };
    }

    private static Stream<Found> defines(String library, String text) {
        return CqlText.defined(text).stream()
                .map(define -> new Found("define", define, library, "cql/" + library + "#" + CqlText.anchor(define)));
    }
}
