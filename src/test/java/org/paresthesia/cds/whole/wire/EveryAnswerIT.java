package org.paresthesia.cds.whole.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Conformance;
import org.paresthesia.cds.whole.Drafts;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.WholeService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds for everybody in the demo at every hook, and for the answers to calls that bring less and less. */
class EveryAnswerIT extends WholeService {

    private static final ObjectNode NUMB_FEET = Drafts.problem("numb-feet", "309538000");
    private static final ObjectNode VISIT = Json.of("{'resourceType':'Encounter','id':'now','status':'in-progress',"
            + "'class':{'code':'AMB'},'period':{'start':'2026-11-20T09:50:00Z'}}");

    /** The calls of every hook about one person. */
    private List<Call> callsAbout(Chart chart) {
        ObjectNode metformin = Drafts.of(chart.patientId(), Drafts.metformin());
        ObjectNode problem = Drafts.of(chart.patientId(), NUMB_FEET);
        return List.of(
                fullCall(chart),
                fullCall("encounter-start", chart.with(VISIT)).encounter("now"),
                fullCall("problem-list-item-create", chart).adding(problem),
                fullCall("order-select", chart).selecting(List.of(Drafts.reference(metformin)), metformin),
                fullCall("order-sign", chart).signing(metformin));
    }

    @TestFactory
    @Proves({
        "A1", "A3", "A4", "A5", "A6", "G1", "G3", "H1", "H2", "H3", "H4", "H6", "H11", "H12", "I1", "I3", "I5", "I6",
        "I7", "J1", "J2", "J4", "K1", "O3"
    })
    Stream<DynamicTest> everyAnswerKeepsToTheSpecification() {
        return Chart.demoIds()
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    for (Call call : callsAbout(Chart.demo(id))) {
                        Answer answer = answer(call);
                        Conformance.holdsFor(answer, id);
                        answer.cards().forEach(EveryAnswerIT::hasOnlyWhatTheSpecificationNames);
                    }
                }));
    }

    private static void hasOnlyWhatTheSpecificationNames(JsonNode card) {
        assertThat(card.propertyNames())
                .isSubsetOf(
                        "uuid",
                        "summary",
                        "indicator",
                        "detail",
                        "source",
                        "suggestions",
                        "selectionBehavior",
                        "overrideReasons",
                        "links");
        assertThat(card.get("source").propertyNames()).isSubsetOf("label", "url", "topic");
        card.path("links").forEach(link -> assertThat(link.propertyNames()).isSubsetOf("label", "url", "type"));
        for (JsonNode suggestion : card.path("suggestions")) {
            assertThat(suggestion.propertyNames()).containsExactly("label", "uuid", "actions");
            assertThat(suggestion.get("actions").size()).as("one action").isEqualTo(1);
            assertThat(suggestion.get("actions").get(0).propertyNames())
                    .containsExactly("type", "description", "resource");
        }
    }

    /** The name, the id and the birthday of a made-up person, which stand in no address and in no label. */
    @TestFactory
    @Proves({"H4", "H5", "J3", "O2"})
    Stream<DynamicTest> noAddressHoldsAnythingOfThePatient() {
        return Stream.of("v01", "v02", "v07", "v13")
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    Chart chart = Chart.demo(id);
                    Answer answer = answer(fullCall(chart));
                    assertThat(answer.cards()).isNotEmpty().allSatisfy(card -> {
                        List<String> addresses = new ArrayList<>(card.findValuesAsString("url"));
                        String born = chart.patient().get("birthDate").asString();
                        assertThat(addresses).allMatch(url -> !url.contains(id) && !url.contains(born));
                        assertThat(card.get("source").has("icon")).isFalse();
                        assertThat(card.findValue("extension")).isNull();
                    });
                }));
    }

    @Test
    @Proves({"H10", "I2"})
    void noUuidEverComesTwice() {
        Call call = fullCall(Chart.demo("v01"));
        Set<String> seen = new HashSet<>();
        IntStream.range(0, 300)
                .mapToObj(each -> answer(call))
                .flatMap(answer -> answer.json().findValuesAsString("uuid").stream())
                .forEach(uuid -> assertThat(seen.add(uuid)).isTrue());
        assertThat(seen).hasSizeGreaterThan(1500);
        assertThat(seen).allMatch(uuid -> java.util.UUID.fromString(uuid).version() == 4);
    }

    @Test
    @Proves({"G2", "H13"})
    void somebodyHealthyGetsAnEmptyListAndNothingElse() {
        assertThat(answer(fullCall(Chart.demo("v08"))).body()).isEqualTo("{\"cards\":[]}");
    }

    @Test
    @Proves({"P1", "P3"})
    void aResultThatHasArrivedSinceIsNoLongerAskedFor() {
        Chart chart = Chart.demo("v08").with(NUMB_FEET);
        ObjectNode metformin = Drafts.of("v08", Drafts.metformin());
        Answer before = answer(fullCall("order-sign", chart).signing(metformin));
        ObjectNode result = Json.of("{'resourceType':'Observation','id':'b12','status':'final',"
                + "'effectiveDateTime':'2026-11-19','code':{'coding':[{'system':'http://loinc.org','code':'2132-9'}]},"
                + "'valueQuantity':{'value':400,'unit':'pg/mL','code':'pg/mL','system':'http://unitsofmeasure.org'}}");
        Answer after = answer(fullCall("order-sign", chart.with(result)).signing(metformin));
        assertThat(before.topics()).containsExactly("b12-test-s");
        assertThat(before.details()).contains("data as of 2026-11-20 10:00");
        assertThat(after.topics()).isEmpty();
    }
}
