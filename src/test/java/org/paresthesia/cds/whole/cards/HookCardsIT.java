package org.paresthesia.cds.whole.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Conformance;
import org.paresthesia.cds.whole.Drafts;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.WholeService;
import tools.jackson.databind.node.ObjectNode;

/** The moments other than opening a chart: an encounter starts, a problem is added. */
class HookCardsIT extends WholeService {

    private static final Set<String> POPULATION = Set.of("b12-test-p", "b12-low-n", "dm-neuropathy-f", "nsaid-safety");
    private static final ObjectNode FRACTURE = Drafts.problem("ankle", "16114001");
    private static final ObjectNode NUMB_FEET = Drafts.problem("numb-feet", "309538000");

    private static ObjectNode encounter(String reason) {
        return Json.of(
                "{'resourceType':'Encounter','id':'now','status':'in-progress','class':{'code':'AMB'},"
                        + "'period':{'start':'2026-11-20T09:50:00Z'},"
                        + "'reasonCode':[{'coding':[{'system':'http://snomed.info/sct','code':'%s'}]}]}",
                reason);
    }

    private Call starting(Chart chart, String reason) {
        return fullCall("encounter-start", chart.with(encounter(reason))).encounter("now");
    }

    private Call adding(Chart chart, ObjectNode... problems) {
        return fullCall("problem-list-item-create", chart)
                .adding(Stream.of(problems)
                        .map(each -> Drafts.of(chart.patientId(), each))
                        .toArray(ObjectNode[]::new));
    }

    @Test
    void theReasonOfTheEncounterOpensTheGate() throws IOException {
        Answer answer = answer(starting(Chart.demo("v08"), "309538000"));
        Conformance.holdsFor(answer, "v08");
        assertThat(answer.topics()).containsExactly("lab-baseline");
        assertThat(answer.suggested()).isNotEmpty().allSatisfy(each -> assertThat(
                        each.get("encounter").get("reference").asString())
                .isEqualTo("Encounter/now"));
        Approved.holds("encounter-start-numb-feet-as-the-reason", answer);
    }

    @Test
    void anotherReasonDoesNot() throws IOException {
        Approved.holds("encounter-start-quiet", answer(starting(Chart.demo("v08"), "16114001")));
    }

    @Test
    void aReasonThatCouldNotBeReadIsAnOpenQuestion() {
        Answer answer = answer(fullCall("encounter-start", Chart.demo("v08")).encounter("unheard-of"));
        assertThat(answer.topics()).containsExactly("data-gap");
    }

    @Test
    void aNewProblemThatOnlyTheContextHoldsOpensTheGate() throws IOException {
        Answer answer = answer(adding(Chart.demo("v08"), NUMB_FEET));
        Conformance.holdsFor(answer, "v08");
        assertThat(answer.topics()).containsExactly("lab-baseline");
        Approved.holds("problem-list-item-create-numb-feet", answer);
    }

    @Test
    void aNewProblemMayBeOneThatMustNotWait() throws IOException {
        Answer answer = answer(
                adding(Chart.demo("v04"), Drafts.problem("saddle", "449813001").put("onsetDateTime", "2026-11-15")));
        assertThat(answer.topics()).containsExactly("rf-cauda");
        Approved.holds("problem-list-item-create-saddle-numbness", answer);
    }

    @Test
    void aProblemInHandAndTheSameOnRecordLeadToTheSameCards() {
        Answer inHand = answer(adding(Chart.demo("v08"), NUMB_FEET));
        Answer onRecord = answer(adding(Chart.demo("v08").with(NUMB_FEET), FRACTURE));
        Answer both = answer(adding(Chart.demo("v08").with(NUMB_FEET), NUMB_FEET));
        assertThat(inHand.normalised()).isEqualTo(onRecord.normalised()).isEqualTo(both.normalised());
    }

    @Test
    void aProblemThatIsNoneOfOursIsNotSpokenOf() throws IOException {
        Approved.holds("problem-list-item-create-quiet", answer(adding(Chart.demo("v08"), FRACTURE)));
    }

    @Test
    void aNewProblemOfAnotherPatientIsNotUsed() {
        ObjectNode another = Drafts.of("somebody-else", NUMB_FEET);
        Answer answer =
                answer(fullCall("problem-list-item-create", Chart.demo("v08")).adding(another));
        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.body()).contains("conditions");
    }

    @TestFactory
    Stream<DynamicTest> everyoneGetsTheCardsOfTheOpenedChartButThoseForWholePopulations() {
        return Chart.demoIds()
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    Chart chart = Chart.demo(id).with(encounter("16114001"));
                    Answer opened = answer(fullCall(chart).encounter("now"));
                    Answer started = answer(fullCall("encounter-start", chart).encounter("now"));
                    Answer added = answer(adding(chart, FRACTURE).encounter("now"));
                    List<String> expected = opened.topics();
                    if (opened.topics().stream().anyMatch(POPULATION::contains)) {
                        assertThat(started.topics()).isSubsetOf(expected);
                    } else {
                        assertThat(started.normalised()).isEqualTo(opened.normalised());
                    }
                    assertThat(added.normalised()).isEqualTo(started.normalised());
                }));
    }

    /** Ruling 18: with a gate on every hook, without one when a chart is opened. */
    @Test
    void anNsaidWithARiskIsSpokenOfWithAGateAndElseWhenAChartIsOpened() {
        ObjectNode taken = Drafts.ibuprofen().put("status", "active").put("authoredOn", "2026-10-20T10:00:00Z");
        Chart atRisk = Chart.demo("v08").with(taken, Drafts.problem("heart", "84114007"));
        assertThat(answer(fullCall(atRisk)).topics()).containsExactly("nsaid-safety");
        assertThat(answer(adding(atRisk, FRACTURE)).topics()).isEmpty();
        assertThat(answer(adding(atRisk, NUMB_FEET)).topics()).containsExactly("nsaid-safety", "lab-baseline");
        assertThat(answer(starting(atRisk, "309538000")).topics()).containsExactly("nsaid-safety", "lab-baseline");
    }

    @Test
    void whatIsSaidOfWholePopulationsIsSaidWhenAChartIsOpened() {
        Chart lowB12WithoutSymptom = Chart.demo("v02").without(Chart.is("Condition"));
        assertThat(answer(fullCall(lowB12WithoutSymptom)).topics()).containsExactly("b12-low-n");
        Call started = fullCall("encounter-start", lowB12WithoutSymptom.with(encounter("16114001")))
                .encounter("now");
        assertThat(answer(started).topics()).isEmpty();
        assertThat(answer(adding(lowB12WithoutSymptom, FRACTURE)).topics()).isEmpty();
    }
}
