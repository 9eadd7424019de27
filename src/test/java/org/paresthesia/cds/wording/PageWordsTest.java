package org.paresthesia.cds.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages speak like the cards. */
class PageWordsTest {

    private static Stream<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/pages"))) {
            return files.filter(file -> file.toString().endsWith(".html")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aPageUsesNoForbiddenWord(Path template) throws IOException {
        String words = Files.readString(template).replaceAll("<[^>]*>", "\n");
        assertThat(ForbiddenWords.in(words)).isEmpty();
    }
}
