package org.paresthesia.cds.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the image is made. */
class DockerfileTest {

    private static List<String> lines(String word) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("Dockerfile"))) {
            return lines.filter(line -> line.startsWith(word + " ")).toList();
        }
    }

    /** An archive of classes fits one build of a JVM, and one argument says which. */
    @Test
    void allStagesAreMadeOfTheImageThatOneArgumentNames() throws IOException {
        assertThat(lines("ARG")).singleElement().asString().startsWith("ARG JAVA_IMAGE=");
        assertThat(lines("FROM")).hasSizeGreaterThan(1).allMatch(line -> line.startsWith("FROM ${JAVA_IMAGE}"));
    }

    @Test
    void itRunsAsNobodyInParticularAndTellsHowItIs() throws IOException {
        assertThat(lines("USER"))
                .singleElement()
                .asString()
                .isNotEqualTo("USER 0")
                .doesNotContain("root");
        assertThat(lines("HEALTHCHECK")).hasSize(1);
        assertThat(Files.readString(Path.of("deploy/healthy"))).contains("GET /health/ready ");
    }

    /** Secrets, charts and whatever else lies in a checkout stay out of it. */
    @Test
    void nothingButTheJarAndTheCheckOfHealthIsSentToTheBuild() throws IOException {
        assertThat(Files.readAllLines(Path.of(".dockerignore")).stream().filter(line -> !line.startsWith("#")))
                .containsExactly("*", "!target/paresthesia-cds-*.jar", "!deploy/healthy");
    }
}
