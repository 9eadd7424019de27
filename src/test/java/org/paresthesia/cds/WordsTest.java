package org.paresthesia.cds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Java names no disease: clinical words belong in cql/, fhir-resources/ and tests. */
class WordsTest {

    private static final Pattern CLINICAL = Pattern.compile(
            "b12|cobalamin|diabet|hba1c|glucose|stroke|cauda|carpal|raynaud|sedentar|metformin|sciatica|neuropath|thyroid",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LEFT_OVER = Pattern.compile("\\b(TODO|FIXME|XXX)\\b|@Disabled|printStackTrace");

    @Test
    void productionJavaNamesNoDiseaseAnalyteOrMedicine() {
        assertThat(linesMatching(Path.of("src/main/java"), CLINICAL)).isEmpty();
    }

    @Test
    void nothingWasLeftForLater() {
        assertThat(linesMatching(Path.of("src/main"), LEFT_OVER)).isEmpty();
        assertThat(linesMatching(Path.of("cql"), LEFT_OVER)).isEmpty();
    }

    @Test
    void aClinicalWordWouldBeSeen() {
        assertThat(CLINICAL.matcher("String lowB12 = null;").find()).isTrue();
    }

    private static List<String> linesMatching(Path folder, Pattern pattern) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> lines(file)
                            .filter(line -> pattern.matcher(line).find())
                            .map(line -> file + ": " + line.trim()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
