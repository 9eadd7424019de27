package org.paresthesia.cds.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentTest {

    @TempDir
    Path site;

    private Content content;

    @BeforeEach
    void aSiteWithTwoLibraries() throws IOException {
        Files.createDirectories(site.resolve("cql/causes"));
        Files.writeString(site.resolve("cql/B.cql"), "library B");
        Files.writeString(site.resolve("cql/A.cql"), "library A");
        content = Content.directory(site);
    }

    @Test
    void aDirectoryListsItsFilesSortedAndWithoutFolders() throws IOException {
        assertThat(content.files("cql")).containsExactly("cql/A.cql", "cql/B.cql");
        assertThat(content.read("cql/A.cql")).asString().isEqualTo("library A");
    }

    @Test
    void aFolderThatIsNotThereIsEmpty() throws IOException {
        assertThat(content.files("fhir-resources/orders")).isEmpty();
        assertThat(Content.packed().files("fhir-resources/nowhere")).isEmpty();
    }

    @Test
    void aPathCannotClimbOutOfTheDirectory() {
        assertThatThrownBy(() -> content.read("../secret.txt")).isInstanceOf(IOException.class);
    }

    @Test
    void aMissingFileIsAnErrorThatNamesThePath() {
        assertThatThrownBy(() -> content.read("cql/Nobody.cql"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Nobody.cql");
        assertThatThrownBy(() -> Content.packed().read("cql/Nobody.cql"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cql/Nobody.cql");
    }

    @Test
    void thePackedContentHasTheSourcesButNotTheGeneratorsInput() throws IOException {
        assertThat(Content.packed().files("fhir-resources")).contains("fhir-resources/sources.json");
        assertThat(Content.packed().files("fhir-resources/source")).isEmpty();
        assertThat(Content.packed().read("fhir-resources/sources.json")).isNotEmpty();
    }
}
