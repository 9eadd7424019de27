package org.paresthesia.cds.whole.cards;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Conformance;
import org.paresthesia.cds.whole.WholeService;
import org.springframework.test.context.TestPropertySource;

/** What a site sets for a client: a number of its own is told on the card, a topic that is off is not shown. */
@TestPropertySource(
        properties = {
            "paresthesia.clients.default.settings.[ParesthesiaSettings.B12\\ Low\\ Mass]=200.0",
            "paresthesia.clients.default.topics-off=dm-neuropathy-k,rf-cauda"
        })
class LocalSettingsIT extends WholeService {

    private static final String LOCAL = "Local setting: B12 Low Mass = 200.0";

    private Answer answerFor(Chart chart) {
        Answer answer = answer(fullCall(chart));
        Conformance.holdsFor(answer, chart.patientId());
        return answer;
    }

    @Test
    void aResultBetweenTheUsualAndTheLocalLimitIsLowHere() {
        Answer answer = answerFor(ExpectedCardsIT.withB12Of(190));
        assertThat(answer.topics()).containsExactly("b12-low");
        assertThat(answer.details()).contains("190 pg/mL, below 200", LOCAL);
    }

    @Test
    void aResultOnTheLocalLimitIsNotLow() {
        assertThat(answerFor(ExpectedCardsIT.withB12Of(200)).topics()).containsExactly("b12-borderline");
    }

    @Test
    void aCardThatDoesNotRestOnTheNumberDoesNotNameIt() {
        assertThat(answerFor(Chart.demo("e13")).details()).doesNotContain("Local setting");
    }

    @Test
    void aTopicThatIsOffIsNotShownAndNotCounted() {
        assertThat(answerFor(Chart.demo("v01")).topics()).containsExactly("b12-test-s");
    }

    @Test
    void aRedFlagThatIsOffStillKeepsExerciseAndSpineAway() {
        Answer answer = answerFor(Chart.demo("v13"));
        assertThat(answer.topics()).doesNotContain("rf-cauda", "spine-l", "sedentary");
        assertThat(answer.body()).doesNotContain("308447003", "390893007", "390864007");
    }
}
