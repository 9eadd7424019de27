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

    private static final Map<String, Map<String, List<String>>> LIST = list();

    /** A patient, the cards in order as {@code topic urgency}, and the suggested codes ({@code Task} for a Task). */
    private record Row(String id, List<String> cards, List<String> codes) {}

    private static Map<String, Map<String, List<String>>> list() {
        try (Reader text = Files.newBufferedReader(Path.of("src/test/resources/expected-cards.yaml"))) {
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

    private static Stream<Words> words() {
        return Stream.of(
                new Words(
                        "metformin is named with the day since which it is on record",
                        "v01",
                        List.of("Metformin", "2019-11-20"),
                        List.of()),
                new Words(
                        "the latest B12 counts, not the older one",
                        "v02",
                        List.of("150 pg/mL"),
                        List.of("folic acid is", "260 pg/mL")),
                new Words(
                        "three weeks of sciatica are no reason for imaging",
                        "v04",
                        List.of("Sciatica"),
                        List.of("Physiotherapy or exercise")),
                new Words(
                        "the time last known well, glucose and the fibrillation are on the stroke card",
                        "v07",
                        List.of("last known well", "lucose", "fibrillation"),
                        List.of("etformin")),
                new Words(
                        "claudication, tobacco and the missing index are on one card",
                        "v05",
                        List.of("claudication", "smok", "ankle-brachial index of the last 24 months"),
                        List.of("Statin")),
                new Words(
                        "an ischaemia that is only suspected is on the critical card, with the fibrillation",
                        "l01",
                        List.of("provisional", "Atrial fibrillation", "Pulses", "Anticoagulant, although"),
                        List.of("xercise")),
                new Words(
                        "a swollen leg is not called a thrombosis",
                        "l02",
                        List.of("Swelling of lower leg", "Calf pain", "Wells"),
                        List.of("thrombosis: Deep")),
                new Words(
                        "what is missing of the treatment stands on the card of the threatened limb",
                        "l03",
                        List.of("rest pain", "Aspirin", "Statin", "Smoking cessation support"),
                        List.of("Exercise referral")),
                new Words(
                        "a high index of the other leg does not reassure",
                        "l04",
                        List.of("0.84", "1.46", "toe-brachial index"),
                        List.of()),
                new Words(
                        "a statin and help with smoking are not on record, clopidogrel is",
                        "l05",
                        List.of("Statin", "Smoking cessation support", "lopidogrel"),
                        List.of("Rest pain, ulcer or gangrene:")),
                new Words(
                        "moles are never read as mass",
                        "v10",
                        List.of("120 pmol/L (about 163 pg/mL)"),
                        List.of("120 pg/mL", "400 pg/mL")),
                new Words("a comparator is shown as reported", "v12a", List.of("&lt;150 pg/mL"), List.of()),
                new Words("below 200 may be low or not", "v12b", List.of("&lt;200 pg/mL"), List.of()),
                new Words(
                        "nothing from vitamin B12, but a question about supplements",
                        "v12c",
                        List.of("ask for supplements"),
                        List.of("folic")),
                new Words(
                        "saddle signs and no exercise",
                        "v13",
                        List.of("addle", "etention"),
                        List.of("hysiotherapy", "xercise")),
                new Words(
                        "five results, five reasons",
                        "v18",
                        List.of("148", "-5", "190 pg/mL", "300"),
                        List.of("not measured")));
    }

    @TestFactory
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
