package org.paresthesia.cds.whole.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Conformance;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.WholeService;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/** Each demo patient gets exactly the cards that the clinicians' list demands, by hand and not by an approved file. */
class ExpectedCardsIT extends WholeService {

    private static final Map<String, Map<String, List<String>>> LIST = yaml("expected-cards.yaml");

    /** A patient, the cards in order as {@code topic urgency}, and the suggested codes ({@code Task} for a Task). */
    private record Row(String id, List<String> cards, List<String> codes) {}

    private static <T> T yaml(String file) {
        try (Reader text = Files.newBufferedReader(Path.of("src/test/resources", file))) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Stream<Row> rows() {
        return LIST.entrySet().stream()
                .map(each -> new Row(
                        each.getKey(),
                        each.getValue().get("cards"),
                        each.getValue().get("codes")));
    }

    @TestFactory
    @Proves({"A6", "G1", "G2", "G3", "H2", "H3", "H4", "H6", "I1", "I2", "I4", "I6", "I7", "I8", "J1", "K1", "O3"})
    Stream<DynamicTest> theCardsAreThoseOfTheList() {
        return rows().map(row -> DynamicTest.dynamicTest(row.id(), () -> {
            Answer answer = answer(fullCall(Chart.demo(row.id())));
            Conformance.holdsFor(answer, row.id());
            assertThat(answer.cards().stream().map(ExpectedCardsIT::inShort).toList())
                    .isEqualTo(row.cards());
            assertThat(answer.suggested().map(ExpectedCardsIT::code).toList())
                    .containsExactlyInAnyOrderElementsOf(row.codes());
        }));
    }

    @Test
    void theListHoldsEveryDemoPatient() {
        assertThat(rows().map(Row::id))
                .containsExactlyInAnyOrderElementsOf(Chart.demoIds().toList());
    }

    private static String inShort(JsonNode card) {
        return card.get("source").get("topic").get("code").asString() + " "
                + card.get("indicator").asString();
    }

    private static String code(JsonNode resource) {
        return resource.get("resourceType").asString().equals("Task")
                ? "Task"
                : resource.get("code").get("coding").get(0).get("code").asString();
    }

    /** Words that a patient's detail must hold, and words that it must not. */
    private record Words(String situation, String id, List<String> said, List<String> unsaid) {}

    @SuppressWarnings("unchecked")
    private static Stream<Words> words() {
        List<Map<String, Object>> rows = yaml("expected-words.yaml");
        return rows.stream()
                .map(row -> new Words(
                        row.get("situation").toString(),
                        row.get("patient").toString(),
                        (List<String>) row.get("said"),
                        (List<String>) row.get("unsaid")));
    }

    @TestFactory
    @Proves("H14")
    Stream<DynamicTest> theDetailsSayWhatTheyMust() {
        return words().map(row -> DynamicTest.dynamicTest(row.situation(), () -> {
            String details = answer(fullCall(Chart.demo(row.id()))).details();
            assertThat(details).contains(row.said());
            assertThat(row.unsaid()).noneMatch(details::contains);
        }));
    }

    @Test
    void theUnusableResultsOfV18AreFiveLines() {
        String details = answer(fullCall(Chart.demo("v18"))).details();
        String list = details.substring(details.indexOf("**Could not be interpreted**"))
                .split("\n\n")[1];
        assertThat(list.lines()).hasSize(5);
    }

    /** The patient with a low result, which is now this many pg/mL. */
    static Chart withB12Of(int massPerMillilitre) {
        return Chart.demo("v02")
                .without(Chart.isCoded("2132-9"))
                .with(Json.of(
                        "{'resourceType':'Observation','id':'b12','status':'final','effectiveDateTime':'2026-09-20',"
                                + "'code':{'coding':[{'system':'http://loinc.org','code':'2132-9'}]},"
                                + "'valueQuantity':{'value':%d,'unit':'pg/mL','code':'pg/mL',"
                                + "'system':'http://unitsofmeasure.org'}}",
                        massPerMillilitre));
    }

    @Test
    void withoutAnyLocalSettingTheUsualLimitHolds() {
        Answer answer = answer(fullCall(withB12Of(190)));
        assertThat(answer.topics()).containsExactly("b12-borderline");
        assertThat(answer.details()).doesNotContain("Local setting");
    }
}
