package org.paresthesia.cds.tools.register;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Source;
import org.paresthesia.cds.tools.register.RegisterTables.ConditionRow;

/** One condition: what is looked for, on which sources, what is never said, and where all that stands. */
final class ConditionPage {

    private static final int DEPTH = 3;

    private final ConditionRow condition;
    private final ClinicalContent content;
    private final List<Rule> rules;

    ConditionPage(ConditionRow condition, ClinicalContent content) {
        this.condition = condition;
        this.content = content;
        this.rules = condition.topics().stream()
                .flatMap(topic -> content.rule(topic).stream())
                .toList();
    }

    /** The whole page. */
    String text() {
        List<String> parts = new ArrayList<>();
        parts.add("# " + condition.id() + " " + condition.name());
        parts.add("Made by `./generate-register`; do not edit. [All conditions](../README.md)");
        parts.add(opening());
        parts.add("## What is looked for\n\n" + lookedFor());
        parts.add("## What no card says\n\n" + Markdown.list(condition.neverSays()));
        parts.add("## Sources\n\n" + sources());
        parts.add("## Where it stands\n\n" + places());
        return String.join("\n\n", parts) + "\n";
    }

    private String opening() {
        String versus = condition.againstTheArticles() == null
                ? ""
                : " Guidelines against the articles: " + condition.againstTheArticles() + ".";
        String where = condition.distribution().equals("-") ? "" : " Usually felt: " + condition.distribution() + ".";
        return "Tier " + condition.tier() + " (M must not be missed, C common and treatable, O other)." + where
                + " Named in: " + condition.namedIn() + "." + versus;
    }

    private String lookedFor() {
        List<String> lines = new ArrayList<>();
        rules.forEach(rule -> lines.add("**" + rule.code() + "** ("
                + rule.urgency().name().toLowerCase(Locale.ROOT) + "): " + rule.sentence()));
        if (condition.looksFor() != null) {
            lines.add(condition.looksFor());
        }
        condition
                .offWithoutCodes()
                .forEach(set -> lines.add("Off: no codes. The value set " + "`" + set
                        + "` has no verified code; its rule never holds until a site fills it."));
        return Markdown.list(lines);
    }

    private String sources() {
        Map<String, Source> sources = new LinkedHashMap<>();
        rules.forEach(rule -> rule.sources().forEach(source -> sources.putIfAbsent(source.id(), source)));
        content.sourcesOf(condition.id()).forEach(source -> sources.putIfAbsent(source.id(), source));
        if (sources.isEmpty()) {
            return "No guideline is named for it in the specification; nothing is claimed.";
        }
        return Markdown.table(
                List.of("source", "strength in its own words", "read"),
                sources.values().stream().map(ConditionPage::source).toList());
    }

    private static List<String> source(Source source) {
        String label =
                source.url().map(url -> "[" + source.label() + "](" + url + ")").orElse(source.label());
        return List.of(
                label, source.strength().orElse("not stated"), source.isRead() ? "yes" : "to be confirmed locally");
    }

    private String places() {
        List<List<String>> rows = new ArrayList<>();
        for (Rule rule : rules) {
            rows.add(List.of(
                    rule.code(),
                    libraries(content.libraryFiles(rule)),
                    proofs(content.libraryFiles(rule)),
                    patients(rule)));
        }
        content.candidateLibrary(condition.id())
                .ifPresent(file ->
                        rows.add(List.of("line of the summary", libraries(List.of(file)), proofs(List.of(file)), "")));
        return rows.isEmpty()
                ? "In words only: the texts of `ddx-summary`."
                : Markdown.table(List.of("card", "CQL", "rows", "demo patients"), rows);
    }

    private static String libraries(List<String> files) {
        return files.stream()
                .map(file -> Markdown.link(file.substring(file.lastIndexOf('/') + 1), file, DEPTH))
                .collect(Collectors.joining(", "));
    }

    private String proofs(List<String> files) {
        Set<String> rows = new LinkedHashSet<>();
        files.forEach(file -> content.rowsOf(file).ifPresent(rows::add));
        return libraries(List.copyOf(rows));
    }

    private String patients(Rule rule) {
        return content.patientsWith(rule.code()).stream()
                .map(patient -> Markdown.link(patient, content.demoFile(patient).orElseThrow(), DEPTH))
                .collect(Collectors.joining(", "));
    }
}
