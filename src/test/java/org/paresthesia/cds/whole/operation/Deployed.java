package org.paresthesia.cds.whole.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** The files for Prometheus and Grafana that lie in {@code deploy/}, and which metrics they name. */
final class Deployed {

    static final Path ALERTS = Path.of("deploy/prometheus/alerts.yaml");
    static final Path TESTS_OF_ALERTS = Path.of("deploy/prometheus/alerts-test.yaml");
    private static final Path DASHBOARD = Path.of("deploy/grafana/paresthesia-cds.json");
    private static final Pattern LABELS = Pattern.compile("\\{[^}]*}");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:paresthesia|jvm|process|jdbc)_[a-z0-9_]+(?![a-z0-9_(])");

    private Deployed() {}

    /** The rules that ring, each as it stands in the file. */
    static List<Map<String, Object>> alerts() {
        return rules().stream().filter(rule -> rule.containsKey("alert")).toList();
    }

    private static List<Map<String, Object>> rules() {
        Map<String, List<Map<String, List<Map<String, Object>>>>> file = new Yaml().load(text(ALERTS));
        return file.get("groups").stream()
                .flatMap(group -> group.get("rules").stream())
                .toList();
    }

    /** The queries of all panels. */
    static List<String> dashboardQueries() {
        List<String> queries = new ArrayList<>();
        JsonMapper.shared()
                .readTree(text(DASHBOARD))
                .findValues("expr")
                .forEach(query -> queries.add(query.asString()));
        return queries;
    }

    /** Every metric that a rule or a panel asks for, by its name in a scrape. */
    static Set<String> metrics() {
        Set<String> metrics = new TreeSet<>();
        Stream.concat(rules().stream().map(rule -> (String) rule.get("expr")), dashboardQueries().stream())
                .flatMap(query -> METRIC.matcher(LABELS.matcher(query).replaceAll(" "))
                        .results()
                        .map(found -> found.group()))
                .forEach(metrics::add);
        return metrics;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
