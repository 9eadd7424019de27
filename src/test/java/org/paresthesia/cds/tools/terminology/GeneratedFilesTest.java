package org.paresthesia.cds.tools.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedFilesTest {

    private static final Path PROJECT = Path.of("");
    private static final List<String> GENERATED =
            List.of("fhir-resources/valuesets", "fhir-resources/conceptmaps", "docs/clinical/review.md");

    @TempDir
    Path elsewhere;

    @Test
    void theFilesOfTheProjectAreThoseThatTheTablesGive() throws IOException {
        Path resources = Files.createDirectories(elsewhere.resolve("fhir-resources"));
        copy(PROJECT.resolve("fhir-resources/source"), Files.createDirectories(resources.resolve("source")));
        Files.copy(PROJECT.resolve("fhir-resources/sources.json"), resources.resolve("sources.json"));

        GenerateTerminology.main(new String[] {elsewhere.toString()});

        Map<String, String> expected = texts(elsewhere);
        Map<String, String> committed = texts(PROJECT);
        assertThat(committed.keySet()).as("run ./generate-terminology").isEqualTo(expected.keySet());
        expected.forEach((path, text) -> assertThat(committed.get(path))
                .as("%s; run ./generate-terminology", path)
                .isEqualTo(text));
    }

    @Test
    void aSetThatIsNoLongerMadeIsRemoved() throws IOException {
        Path old = Files.createDirectories(elsewhere.resolve("fhir-resources/valuesets"))
                .resolve("gone.json");
        Files.writeString(old, "{}");
        TerminologyFiles.of(SourceTables.read(PROJECT.resolve("fhir-resources")))
                .writeTo(elsewhere);
        assertThat(old).doesNotExist();
    }

    @Test
    void wordsForACodeThatIsInNoSetAreRefused() {
        Displays displays =
                new Displays(List.of(new SourceTables.DisplayRow("http://snomed.info/sct", "404", "x", "y")));
        assertThatThrownBy(displays::refuseUnused).hasMessageContaining("404");
    }

    private static Map<String, String> texts(Path root) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String generated : GENERATED) {
            try (Stream<Path> files = Files.walk(root.resolve(generated))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String name = root.toAbsolutePath()
                            .relativize(file.toAbsolutePath())
                            .toString();
                    texts.put(name.replace('\\', '/'), Files.readString(file));
                }
            }
        }
        return texts;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
