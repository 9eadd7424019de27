package org.paresthesia.cds.cql;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The case files, one per library. */
final class CaseFiles {

    private CaseFiles() {}

    /** All rows of a directory of case files, in the order of the files. */
    static List<Row> rows(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<Row> rows = new ArrayList<>();
            files.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("unreachable.yaml"))
                    .sorted()
                    .forEach(file -> rows.addAll(rowsOf(file)));
            return rows;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Row> rowsOf(Path file) {
        String library = file.getFileName().toString().replaceFirst("\\.yaml$", "");
        List<Row> rows = new ArrayList<>();
        for (Object each : (List<Object>) load(file)) {
            rows.add(Row.of(library, (Map<String, Object>) each));
        }
        return rows;
    }

    /** What the proof can't ask for, by {@code Library.Define} or {@code Library}, with the reasons. */
    @SuppressWarnings("unchecked")
    static Map<String, Map<Object, String>> unreachable(Path directory) {
        Path file = directory.resolve("unreachable.yaml");
        return Files.exists(file) && load(file) instanceof Map<?, ?> map
                ? (Map<String, Map<Object, String>>) map
                : Map.of();
    }

    /** The content of one YAML file; an empty file is an empty list. */
    static Object load(Path file) {
        try (Reader text = Files.newBufferedReader(file)) {
            LoaderOptions options = new LoaderOptions();
            options.setMaxAliasesForCollections(1000);
            Object content = new Yaml(new SafeConstructor(options)).load(text);
            return content == null ? List.of() : content;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
