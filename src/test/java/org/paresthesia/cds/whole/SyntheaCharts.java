package org.paresthesia.cds.whole;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Whole synthetic charts: three in the project, the others beside it where they are. */
public final class SyntheaCharts {

    private static final Path PROJECT = Path.of("src", "test", "resources", "synthea");
    private static final List<Path> BESIDE =
            List.of(Path.of("..", "shared", "data", "synthea"), Path.of("..", "..", "shared", "data", "synthea"));

    private SyntheaCharts() {}

    /** The three charts of the project. */
    public static List<Path> ofTheProject() throws IOException {
        return files(PROJECT);
    }

    /** All charts that are there, each once. */
    public static List<Path> all() throws IOException {
        Map<String, Path> byName = new TreeMap<>();
        for (Path folder : BESIDE) {
            files(folder).forEach(file -> byName.put(file.getFileName().toString(), file));
        }
        ofTheProject().forEach(file -> byName.put(file.getFileName().toString(), file));
        return List.copyOf(byName.values());
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json.gz"))
                    .sorted()
                    .toList();
        }
    }

    /** The chart as the file has it. */
    public static String text(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The chart as a list of resources. */
    public static Chart read(Path file) {
        return Chart.of(Json.tree(text(file)));
    }

    /** What every key holds if it is a Bundle of all resources of its type, references and all as the file has them. */
    public static Map<String, String> byType(Chart chart, Templates templates) {
        Map<String, String> values = new TreeMap<>();
        templates.byKey().forEach((key, template) -> values.put(key, value(chart, template)));
        return values;
    }

    private static String value(Chart chart, String template) {
        String type = template.split("[?/]", 2)[0];
        return template.contains("?")
                ? chart.resources().stream()
                        .filter(Chart.is(type))
                        .map(resource -> "{\"resource\":" + resource + "}")
                        .collect(Collectors.joining(",", "{\"resourceType\":\"Bundle\",\"entry\":[", "]}"))
                : chart.patient().toString();
    }

    /** The body of a call with these values, written without a tree: a chart may be large. */
    public static String body(String patientId, Map<String, String> values) {
        String call = Call.of(new Chart(patientId, List.of())).json();
        return values.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
                .collect(Collectors.joining(",", call.substring(0, call.length() - 1) + ",\"prefetch\":{", "}}"));
    }
}
