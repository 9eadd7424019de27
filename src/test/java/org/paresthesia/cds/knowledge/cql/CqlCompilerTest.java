package org.paresthesia.cds.knowledge.cql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.knowledge.KnowledgeProblem;

/** What the start says about CQL that can't be translated: file, line and cure, all in one message. */
class CqlCompilerTest {

    @Test
    void aLibraryIsTranslatedOnceWhetherItIsIncludedWithItsVersionOrWithout() {
        CompiledLogic logic = CqlCompiler.compile(Map.of(
                "cql/Base.cql", "library Base version '0.1.0'\ndefine \"One\": 1\n",
                "cql/With.cql",
                        "library With\ninclude Base version '0.1.0' called Base\ndefine \"Two\": Base.\"One\" + 1\n",
                "cql/causes/Without.cql",
                        "library Without\ninclude Base called Base\ndefine \"Three\": Base.\"One\" + 2\n"));
        assertThat(logic.names()).containsExactlyInAnyOrder("Base", "With", "Without");
        assertThat(CompiledLogic.typeOf(
                        logic.library("With").getStatements().getDef().get(0)))
                .isEqualTo("System.Integer");
    }

    @Test
    void everyMistakeOfEveryLibraryIsToldWithItsFileAndLine() {
        assertThatThrownBy(() -> CqlCompiler.compile(Map.of(
                        "cql/A.cql", "library A\n\ndefine \"X\": \"Y\"\n",
                        "cql/causes/B.cql", "library B\ndefine \"X\": 1 +\n")))
                .isInstanceOf(KnowledgeProblem.class)
                .hasMessageContaining("cql/A.cql:3: Could not resolve identifier Y")
                .hasMessageContaining("cql/causes/B.cql:3: Syntax error");
    }

    @Test
    void whatOnlyFollowsFromAnotherMistakeIsLeftOut() {
        assertThatThrownBy(() -> CqlCompiler.compile(
                        Map.of("cql/A.cql", "library A\ndefine \"X\": \"Y\"\ndefine \"Z\": \"X\"\n")))
                .hasMessageContaining("cql/A.cql:2")
                .hasMessageNotContaining("cql/A.cql:3");
    }

    @Test
    void aLibraryThatDoesNotExistIsNamedWhereItIsIncluded() {
        assertThatThrownBy(() -> CqlCompiler.compile(Map.of("cql/A.cql", "library A\ninclude Nothing called N\n")))
                .hasMessageContaining("cql/A.cql:2")
                .hasMessageContaining("Nothing");
    }

    @Test
    void aFileIsCalledAsItsLibrary() {
        assertThatThrownBy(() -> CqlCompiler.compile(Map.of("cql/A.cql", "library B\ndefine \"X\": 1\n")))
                .hasMessageContaining("cql/A.cql:1")
                .hasMessageContaining("B");
    }

    @Test
    void twoFilesOfOneNameAreRefused() {
        assertThatThrownBy(() ->
                        CqlCompiler.compile(Map.of("cql/A.cql", "library A\n", "cql/causes/A.cql", "library A\n")))
                .hasMessageContaining("cql/causes/A.cql:1: a library of this name is also in cql/A.cql");
    }

    @Test
    void aUnitThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> CqlCompiler.compile(Map.of("cql/A.cql", "library A\ndefine \"X\": 5 'nonsense'\n")))
                .hasMessageContaining("cql/A.cql:2");
    }
}
