package org.paresthesia.cds.knowledge.cql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cqframework.cql.cql2elm.CqlTranslator;
import org.hl7.elm.r1.Element;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.knowledge.PrefetchNeed.Demand;
import org.paresthesia.cds.knowledge.PrefetchTable;

/** The data and settings of a define are found through all defines and functions that it uses. */
class DataNeedsTest {

    private static final String FEVER = "https://example.org/fever";

    private static final CompiledLogic LOGIC = CqlCompiler.compile(
            Map.of(
                    "cql/ParesthesiaConcepts.cql",
                    "library ParesthesiaConcepts\nvalueset \"Fever\": '" + FEVER
                            + "'\nvalueset \"Rash\": 'https://example.org/rash'\n",
                    "cql/ParesthesiaSettings.cql",
                    "library ParesthesiaSettings\nparameter \"Many\" Integer default 2\nparameter \"Few\" Integer default 1\n",
                    "cql/ParesthesiaElements.cql",
                    """
            library ParesthesiaElements
            using FHIR version '4.0.1'
            include FHIRHelpers version '4.0.1'
            include ParesthesiaConcepts called Concepts
            context Patient
            define "Fevers": [Condition: Concepts."Fever"]
            define "Answers": [Observation: value in Concepts."Fever"]
            define "Procedures": [Procedure]
            define function "Is Chosen Now"(meta FHIR.Meta): exists meta.tag
            """,
                    "cql/Middle.cql",
                    """
            library Middle
            using FHIR version '4.0.1'
            include FHIRHelpers version '4.0.1'
            include ParesthesiaSettings called Settings
            include ParesthesiaElements called Elements
            context Patient
            define function "Are Many"(count Integer): count > Settings."Many"
            define "Has Many": "Are Many"(Count(Elements."Fevers") + Count(Elements."Answers"))
            """,
                    "cql/ParesthesiaDifferential.cql",
                    """
            library ParesthesiaDifferential
            using FHIR version '4.0.1'
            include FHIRHelpers version '4.0.1'
            include ParesthesiaConcepts called Concepts
            include ParesthesiaElements called Elements
            include Middle called Middle
            context Patient
            define "Fever": Middle."Has Many"
            define "Operated": exists Elements."Procedures"
            define "Red": exists (Elements."Procedures" P where P.code in Concepts."Rash")
            define "Nothing": true
            define "Chosen": exists (Elements."Procedures" P where Elements."Is Chosen Now"(P.meta))
            """));

    private static final DataNeeds NEEDS = new DataNeeds(LOGIC, table(), DataNeedsTest::setsOf);

    private static PrefetchTable table() {
        return new PrefetchTable(List.of(
                row("conditions", "Condition", List.of()),
                row("answers", "Observation", List.of(FEVER)),
                row("procedures", "Procedure", List.of())));
    }

    private static PrefetchTable.Row row(String key, String type, List<String> valueSets) {
        return new PrefetchTable.Row(key, type, key, Demand.PRIMARY, false, 0, List.of(), valueSets);
    }

    private static Set<String> setsOf(String system, String code) {
        return Set.of("https://example.org/" + code);
    }

    @Test
    void theDataOfADefineAreFoundAcrossLibrariesAndFunctions() {
        assertThat(NEEDS.retrievesOf("Fever"))
                .containsExactlyInAnyOrder(
                        new RetrievedData("Condition", Optional.of("code"), Optional.of(FEVER)),
                        new RetrievedData("Observation", Optional.of("value"), Optional.of(FEVER)));
        assertThat(NEEDS.needsOf("Fever")).containsExactlyInAnyOrder("conditions", "answers");
        assertThat(NEEDS.needsOf("Operated")).containsExactly("procedures");
        assertThat(NEEDS.needsOf("Nothing")).isEmpty();
    }

    @Test
    void whatAsksForAChosenOrderNeedsTheOrdersInHand() {
        assertThat(NEEDS.needsOf("Chosen")).containsExactlyInAnyOrder("procedures", "draftOrders");
    }

    @Test
    void theSettingsOfADefineAreFoundInsideFunctions() {
        assertThat(NEEDS.settingsOf("Fever")).containsExactly("ParesthesiaSettings.Many");
        assertThat(NEEDS.settingsOf("Operated")).isEmpty();
    }

    @Test
    void onlyACodingOfANamedValueSetAndARetrievedTypeCanMatch() {
        assertThat(NEEDS.canMatch("Condition", "urn:local", "fever")).isTrue();
        assertThat(NEEDS.canMatch("Procedure", "urn:local", "rash")).isTrue();
        assertThat(NEEDS.canMatch("Condition", "urn:local", "cough")).isFalse();
        assertThat(NEEDS.canMatch("Encounter", "urn:local", "fever")).isFalse();
        assertThat(NEEDS.retrieves("Procedure")).isTrue();
        assertThat(NEEDS.retrieves("Encounter")).isFalse();
    }

    @Test
    void theWalkSeesEveryReferenceThatIsWrittenInTheTranslation() throws JsonProcessingException {
        for (CompiledLogic logic : List.of(LOGIC, GuardsTest.LOGIC)) {
            LogicText text = new LogicText(logic);
            Map<String, Integer> seen = new HashMap<>();
            text.names().forEach(name -> text.in(name, Element.class)
                    .forEach(each -> seen.merge(each.getClass().getSimpleName(), 1, Integer::sum)));
            for (String kind : List.of("Retrieve", "ExpressionRef", "FunctionRef", "ParameterRef", "ValueSetRef")) {
                assertThat(seen.getOrDefault(kind, 0)).as(kind).isGreaterThanOrEqualTo(written(logic, kind));
            }
        }
    }

    private static int written(CompiledLogic logic, String kind) throws JsonProcessingException {
        int count = 0;
        for (String name : logic.names()) {
            JsonNode library = new ObjectMapper().readTree(CqlTranslator.convertToJson(logic.library(name)));
            for (JsonNode define : library.at("/library/statements/def")) {
                count += count(define.path("expression"), kind);
            }
        }
        return count;
    }

    private static int count(JsonNode node, String kind) {
        int count = kind.equals(node.path("type").asText()) ? 1 : 0;
        for (JsonNode child : node) {
            count += count(child, kind);
        }
        return count;
    }
}
