package org.paresthesia.cds.knowledge.cql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.knowledge.KnowledgeProblem;

/** Holds the rules about the text of the logic, and shows each of them failing on a small bad library. */
class GuardsTest {

    static final CompiledLogic LOGIC = CqlCompiler.compile(project());

    private static final Map<String, String> ABSENCE = Guard.exceptions("absence.yaml");
    private static final Map<String, String> NUMBERS = Guard.exceptions("numbers.yaml");

    private static final String CONCEPTS =
            "library ParesthesiaConcepts\nvalueset \"Fever\": 'https://example.org/fever'\n";
    private static final String ELEMENTS =
            """
            library ParesthesiaElements
            using FHIR version '4.0.1'
            include FHIRHelpers version '4.0.1'
            include ParesthesiaConcepts called Concepts
            context Patient
            define "Fevers": [Condition: Concepts."Fever"]
            define function "Absent"(found Boolean): not found
            """;

    @Test
    void absenceIsAskedThroughOneFunctionOnly() {
        assertThat(Guards.absence(Guard.isIn(ABSENCE)).broken(LOGIC)).isEmpty();
    }

    @Test
    void anExceptionThatNoLibraryNeedsIsTakenOffTheList() {
        assertThat(ABSENCE.keySet()).allMatch(name -> isNeeded(Guards.absence(none -> false), name));
        assertThat(NUMBERS.keySet()).allMatch(name -> isNeeded(Guards.numbers(none -> false), name));
    }

    @Test
    void clinicalNumbersStandInTheSettingsOnly() {
        assertThat(Guards.numbers(Guard.isIn(NUMBERS)).broken(LOGIC)).isEmpty();
    }

    @Test
    void codesStandInTheConceptsOnly() {
        assertThat(Guards.codes(none -> false).broken(LOGIC)).isEmpty();
        assertThat(declaringCodes(LOGIC)).containsOnly("ParesthesiaConcepts");
    }

    @Test
    void layersPointDownAndCausesDoNotIncludeEachOther() {
        assertThat(Layers.ofTheProject().broken(LOGIC)).isEmpty();
        assertThat(Layers.ofTheProject().order()).contains(causes());
    }

    @Test
    void everyWayToAskAbsenceIsSeen() {
        for (String way : List.of(
                "not exists Elements.\"Fevers\"",
                "exists Elements.\"Fevers\" = false",
                "(exists Elements.\"Fevers\") is false",
                "Count(Elements.\"Fevers\") = 0",
                "0 = Count(Elements.\"Fevers\")",
                "Count(Elements.\"Fevers\") < 1",
                "Count(Elements.\"Fevers\") <= 0",
                "exists (Elements.\"Fevers\" F without Elements.\"Fevers\" G such that F.id != G.id)")) {
            assertThat(Guards.absence(none -> false).broken(with(way))).as(way).hasSize(1);
        }
        assertThat(Guards.absence(none -> false).broken(with("Elements.\"Absent\"(exists Elements.\"Fevers\")")))
                .isEmpty();
    }

    @Test
    void aNumberOrCodeInACauseIsSeen() {
        assertThat(Guards.numbers(none -> false).broken(with("6.5"))).hasSize(1);
        assertThat(Guards.numbers(none -> false).broken(with("6 'mo'"))).hasSize(1);
        assertThat(Guards.numbers(none -> false).broken(with("1 + 2 - 0.0"))).isEmpty();
        assertThat(Guards.codes(none -> false).broken(with("'http://snomed.info/sct'")))
                .hasSize(1);
        assertThat(Guards.codes(none -> false).broken(with("Code { system: 'http://loinc.org', code: '1' }")))
                .hasSize(1);
        assertThat(declaringCodes(CqlCompiler.compile(
                        Map.of("cql/Bad.cql", "library Bad\ncodesystem \"SCT\": 'http://snomed.info/sct'\n"))))
                .containsExactly("Bad");
    }

    @Test
    void anIncludeThatPointsUpOrSidewaysIsSeen() {
        Layers layers =
                new Layers(List.of(List.of("ParesthesiaElements", "ParesthesiaConcepts"), List.of("Bad")), Map.of());
        assertThat(layers.broken(with("true"))).containsExactly("ParesthesiaElements includes ParesthesiaConcepts");
        assertThat(new Layers(List.of(), Map.of()).broken(with("true"))).contains("Bad has no layer");
    }

    @Test
    void aRetrieveInAnotherPlaceOrWayStopsTheStart() {
        for (String retrieve : List.of(
                "[Condition: Concepts.\"Fever\"]",
                "exists [Condition]",
                "[Observation: value in Concepts.\"Fever\"] O where O.status = 'final'")) {
            assertThatThrownBy(() -> with(retrieve))
                    .as(retrieve)
                    .isInstanceOf(KnowledgeProblem.class)
                    .hasMessageContaining("cql/Bad.cql:6: \"It\" retrieves")
                    .hasMessageContaining("define of ParesthesiaElements");
        }
    }

    @Test
    void aRetrieveWhoseValueSetIsAParameterOfAFunctionStopsTheStart() {
        String function = ELEMENTS + "define function \"Any\"(wanted System.ValueSet): [Observation: wanted]\n";
        assertThatThrownBy(() -> CqlCompiler.compile(
                        Map.of("cql/ParesthesiaConcepts.cql", CONCEPTS, "cql/ParesthesiaElements.cql", function)))
                .isInstanceOf(KnowledgeProblem.class)
                .hasMessageContaining("cql/ParesthesiaElements.cql:8: \"Any\" retrieves Observation");
    }

    private static boolean isNeeded(Guard guard, String exception) {
        return guard.broken(LOGIC).stream()
                .anyMatch(each -> each.startsWith(exception + " at ") || each.startsWith(exception + "."));
    }

    private static CompiledLogic with(String expression) {
        Map<String, String> files = new HashMap<>();
        files.put("cql/ParesthesiaConcepts.cql", CONCEPTS);
        files.put("cql/ParesthesiaElements.cql", ELEMENTS);
        files.put(
                "cql/Bad.cql",
                """
                library Bad
                using FHIR version '4.0.1'
                include FHIRHelpers version '4.0.1'
                include ParesthesiaConcepts called Concepts
                include ParesthesiaElements called Elements
                context Patient define "It": """
                        + expression + "\n");
        return CqlCompiler.compile(files);
    }

    private static List<String> declaringCodes(CompiledLogic logic) {
        return logic.names().stream()
                .filter(name -> !name.equals(LogicText.HELPERS))
                .filter(name -> logic.library(name).getValueSets() != null
                        || logic.library(name).getCodes() != null
                        || logic.library(name).getCodeSystems() != null)
                .toList();
    }

    private static List<String> causes() {
        return project().keySet().stream()
                .filter(file -> file.startsWith("cql/causes/"))
                .map(file -> file.replaceFirst("cql/causes/(.*)\\.cql", "$1"))
                .sorted()
                .toList();
    }

    private static Map<String, String> project() {
        try (Stream<Path> files = Files.walk(Path.of("cql"))) {
            Map<String, String> texts = new TreeMap<>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".cql")).toList()) {
                texts.put(file.toString().replace('\\', '/'), Files.readString(file));
            }
            return texts;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
