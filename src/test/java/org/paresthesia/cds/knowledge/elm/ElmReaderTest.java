package org.paresthesia.cds.knowledge.elm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cqframework.cql.elm.serializing.ElmJsonLibraryWriter;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.KnowledgeProblem;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;
import org.paresthesia.cds.knowledge.cql.CqlCompiler;

/** The logic that the build translated is the one that a start would translate: element by element, and type by type. */
class ElmReaderTest {

    private static final Map<String, String> PROJECT = texts();

    private static final CompiledLogic READ = ElmReader.read(PROJECT).orElseThrow();

    private static final CompiledLogic TRANSLATED = CqlCompiler.compile(PROJECT);

    @Test
    void noLibraryIsMissing() {
        assertThat(READ.names()).isEqualTo(TRANSLATED.names()).hasSizeGreaterThan(40);
    }

    @TestFactory
    Stream<DynamicTest> aLibraryIsWhatTheTranslatorMakes() {
        return TRANSLATED.names().stream()
                .sorted()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    assertThat(elm(READ, name)).isEqualTo(elm(TRANSLATED, name));
                    assertThat(ResultTypes.of(READ.library(name))).isEqualTo(ResultTypes.of(TRANSLATED.library(name)));
                }));
    }

    @Test
    void theEngineFindsWhatWasReadAndTranslatesNothing() {
        assertThat(READ.names()).allSatisfy(name -> assertThat(READ.libraryManager()
                        .resolveLibrary(READ.identifier(name))
                        .getLibrary())
                .isSameAs(READ.library(name)));
    }

    @Test
    void otherTextsAreNotAnsweredWithIt() {
        Map<String, String> changed = new TreeMap<>(PROJECT);
        changed.computeIfPresent("cql/ParesthesiaSettings.cql", (path, text) -> text + "\n");

        assertThat(ElmReader.read(changed)).isEmpty();
    }

    @Test
    void aLibraryMoreIsNotAnsweredWithIt() {
        Map<String, String> more = new TreeMap<>(PROJECT);
        more.put("cql/causes/Another.cql", "library Another\n");

        assertThat(ElmReader.read(more)).isEmpty();
    }

    @Test
    void whatIsWrittenAlreadyIsNotTranslatedAgain(@TempDir Path classes) throws IOException {
        Map<String, String> small = Map.of("cql/Small.cql", "library Small\ndefine \"Two\": 1 + 1\n");

        assertThat(new ElmWriter(small, "1").write(classes)).isTrue();
        assertThat(new ElmWriter(small, "1").write(classes)).isFalse();
        assertThat(new ElmWriter(small, "2").write(classes))
                .as("another translator")
                .isTrue();
    }

    @Test
    void nothingStaysToBeReadOfLogicWithMistakes(@TempDir Path classes) throws IOException {
        new ElmWriter(Map.of("cql/Small.cql", "library Small\ndefine \"Two\": 1 + 1\n"), "1").write(classes);
        ElmWriter mistaken = new ElmWriter(Map.of("cql/Small.cql", "library Small\ndefine \"Two\": 1 + \n"), "1");

        assertThatThrownBy(() -> mistaken.write(classes)).isInstanceOf(KnowledgeProblem.class);
        assertThat(classes.resolve("elm/index.json")).doesNotExist();
    }

    @Test
    void twoTranslationsAreEqualToTheByte(@TempDir Path first, @TempDir Path second) throws IOException {
        Map<String, String> small = Map.of("cql/Small.cql", "library Small\ndefine \"Both\": {1} union {2}\n");
        new ElmWriter(small, "1").write(first);
        new ElmWriter(small, "1").write(second);

        assertThat(List.of("index.json", "Small.json")).allSatisfy(file -> assertThat(first.resolve("elm/" + file))
                .hasSameBinaryContentAs(second.resolve("elm/" + file)));
    }

    private static String elm(CompiledLogic logic, String library) {
        return new ElmJsonLibraryWriter().writeAsString(logic.library(library));
    }

    private static Map<String, String> texts() {
        try {
            Content packed = Content.packed();
            Map<String, String> texts = new TreeMap<>();
            for (String folder : List.of("cql", "cql/causes", "cql/candidates")) {
                for (String path : packed.files(folder)) {
                    if (path.endsWith(".cql")) {
                        texts.put(path, new String(packed.read(path), java.nio.charset.StandardCharsets.UTF_8));
                    }
                }
            }
            return texts;
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
