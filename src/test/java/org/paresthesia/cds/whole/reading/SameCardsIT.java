package org.paresthesia.cds.whole.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.StubEhr;
import org.paresthesia.cds.whole.WholeService;
import tools.jackson.databind.node.ObjectNode;

/** However a chart arrives, the cards are the same to the letter. */
class SameCardsIT extends WholeService {

    private static final Random DICE = new Random(7);

    private static StubEhr ehr;

    @BeforeAll
    static void start() {
        ehr = new StubEhr("127.0.0.1");
    }

    @AfterAll
    static void stop() {
        ehr.close();
    }

    private Stream<DynamicTest> forEveryone(Consumer<Chart> holds) {
        return Chart.demoIds().map(id -> DynamicTest.dynamicTest(id, () -> holds.accept(Chart.demo(id))));
    }

    private void isTheSame(Chart chart, String how, Call call) {
        assertThat(answer(call).normalised())
                .as(how)
                .isEqualTo(answer(fullCall(chart)).normalised());
    }

    @TestFactory
    @Proves({"E4", "F1"})
    Stream<DynamicTest> allFromTheDemoEhr() {
        return forEveryone(chart -> isTheSame(chart, "all asked", Call.of(chart).openServer(demoEhr())));
    }

    @TestFactory
    @Proves("E4")
    Stream<DynamicTest> eachKeyFromTheDemoEhr() {
        return forEveryone(chart -> templates()
                .byKey()
                .keySet()
                .forEach(key ->
                        isTheSame(chart, key, fullCall(chart).without(key).openServer(demoEhr()))));
    }

    @TestFactory
    @Proves("E7")
    Stream<DynamicTest> entriesInAnyOrder() {
        return forEveryone(chart -> {
            for (int round = 0; round < 5; round++) {
                isTheSame(chart, "round " + round, edited(chart, SameCardsIT::shuffled));
            }
        });
    }

    @TestFactory
    @Proves("E5")
    Stream<DynamicTest> irrelevantResourcesBeside() {
        return forEveryone(chart ->
                isTheSame(chart, "with noise", edited(chart, resources -> withNoise(chart.patientId(), resources))));
    }

    @TestFactory
    @Proves("E5")
    Stream<DynamicTest> everythingUnderEveryKey() {
        return forEveryone(chart -> {
            Call call = fullCall(chart);
            ObjectNode everything = Json.bundle(chart.resources());
            for (String key : templates().byKey().keySet()) {
                call = call.key(key, everything);
            }
            isTheSame(chart, "everything", call);
        });
    }

    @TestFactory
    @Proves("E5")
    Stream<DynamicTest> everySearchInThreePages() {
        return forEveryone(chart -> {
            ehr.reset();
            Call call = fullCall(chart);
            for (String key : searches()) {
                call = call.key(
                        key, firstOfThreePages(key, Json.resources(templates().value(key, chart))));
            }
            isTheSame(chart, "in pages", call.server(ehr.address("localhost")));
            assertThat(ehr.asked()).hasSize(2 * searches().size());
        });
    }

    @TestFactory
    Stream<DynamicTest> askedTwice() {
        return forEveryone(chart -> isTheSame(chart, "again", fullCall(chart)));
    }

    private List<String> searches() {
        return templates().byKey().keySet().stream()
                .filter(key -> !key.equals("patient"))
                .toList();
    }

    private Call edited(Chart chart, UnaryOperator<List<ObjectNode>> edit) {
        Call call = fullCall(chart);
        for (String key : searches()) {
            call = call.key(
                    key, Json.bundle(edit.apply(Json.resources(templates().value(key, chart)))));
        }
        return call;
    }

    private static List<ObjectNode> shuffled(List<ObjectNode> resources) {
        List<ObjectNode> all = new ArrayList<>(resources);
        Collections.shuffle(all, DICE);
        return all;
    }

    private static List<ObjectNode> withNoise(String patient, List<ObjectNode> resources) {
        List<ObjectNode> all = new ArrayList<>(resources);
        all.add(0, Json.of("{'resourceType':'Claim','id':'c','patient':{'reference':'Patient/%s'}}", patient));
        all.add(Json.of(
                "{'resourceType':'ExplanationOfBenefit','id':'b','patient':{'reference':'Patient/%s'}}", patient));
        all.add(Json.of(
                "{'resourceType':'Observation','id':'pulse','status':'final','subject':{'reference':'Patient/%s'},"
                        + "'code':{'coding':[{'system':'http://loinc.org','code':'8867-4'}]},"
                        + "'effectiveDateTime':'2026-11-19T10:00:00Z','valueQuantity':{'value':72,'unit':'/min'}}",
                patient));
        return all;
    }

    private ObjectNode firstOfThreePages(String key, List<ObjectNode> all) {
        int third = all.size() / 3;
        String base = ehr.address("localhost") + "/" + key;
        ehr.servePage(key + "2", Situation.next(Json.bundle(all.subList(third, 2 * third)), base + "3"));
        ehr.servePage(key + "3", Json.bundle(all.subList(2 * third, all.size())));
        return Situation.next(Json.bundle(all.subList(0, third)), base + "2");
    }
}
