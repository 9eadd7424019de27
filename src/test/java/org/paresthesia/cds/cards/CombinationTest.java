package org.paresthesia.cds.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.findings.Urgency;

/** Which cards are shown, in which order (specification 3.2), row by row; a red flag is not drowned (pitfall 41). */
class CombinationTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        nothing is true                              |                                   |  | |
        one card is shown alone                      | b12-low                           |  | | b12-low
        two warnings bring the summary after them    | b12-test-s dm-neuropathy-u        |  | | dm-neuropathy-u b12-test-s ddx-summary
        a warning, the summary, then the info        | dm-neuropathy-k b12-test-s        |  | | b12-test-s ddx-summary dm-neuropathy-k
        the summary stands before every info         | sedentary spine-l                 |  | | ddx-summary spine-l sedentary
        infos stand in the order of the rules        | spine-l lab-baseline b12-borderline | | | ddx-summary b12-borderline lab-baseline spine-l
        a red flag that is a warning counts as a card | rf-limb-vessel-v lab-baseline    |  | | rf-limb-vessel-v ddx-summary lab-baseline
        a critical card stands alone                 | rf-cauda spine-l sedentary b12-low |  | | rf-cauda
        two critical cards in the order of the rules | rf-cauda rf-stroke                |  | | rf-stroke rf-cauda
        a third critical finding gets no card        | rf-cord rf-cauda rf-stroke        |  | | rf-stroke rf-cauda
        an overridden critical card lets the next up | rf-stroke rf-cauda rf-cord        |  | rf-stroke | rf-cauda rf-cord
        one critical left keeps the others away      | rf-stroke rf-cauda b12-low        |  | rf-stroke | rf-cauda
        every critical overridden: others return     | rf-stroke b12-low                 |  | rf-stroke | b12-low
        every critical switched off: others return   | rf-stroke b12-low lab-baseline    | rf-stroke | | b12-low ddx-summary lab-baseline
        off and overridden together: others return   | rf-stroke rf-cauda b12-low        | rf-stroke | rf-cauda | b12-low
        a critical card does not count for the summary | rf-stroke b12-low               |  | rf-stroke | b12-low
        an overridden card still counts for the summary | b12-low lab-baseline           |  | lab-baseline | b12-low ddx-summary
        both overridden leave the summary            | b12-low lab-baseline              |  | b12-low lab-baseline | ddx-summary
        an overridden summary leaves the single cards | b12-low lab-baseline             |  | ddx-summary | b12-low lab-baseline
        a topic that is off does not count           | b12-low lab-baseline              | lab-baseline | | b12-low
        a summary that is off leaves the single cards | b12-low lab-baseline             | ddx-summary | | b12-low lab-baseline
        a population card does not count             | b12-low nsaid-safety              |  | | b12-low nsaid-safety
        population cards do not count together       | nsaid-safety b12-test-p           |  | | nsaid-safety b12-test-p
        six fill the cap, the summary is one of five | b12-low rf-limb-vessel-v dm-neuropathy-u b12-test-s lab-baseline spine-l | | | b12-low rf-limb-vessel-v dm-neuropathy-u b12-test-s ddx-summary
        five warnings leave the summary no room      | b12-low rf-limb-vessel-v pad-abi dm-neuropathy-u b12-test-s spine-l | | | b12-low rf-limb-vessel-v pad-abi dm-neuropathy-u b12-test-s
        """)
    @Proves({"G8", "H15"})
    void combines(String situation, String holds, String off, String overridden, String expected) {
        Scene scene = new Scene();
        words(holds).forEach(topic -> scene.holds(topic, Scene.NUMB_FOOT));
        words(off).forEach(scene::off);
        words(overridden).forEach(scene::overridden);

        assertThat(scene.topics()).containsExactlyElementsOf(words(expected));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        without a gate a population card may stand    | b12-test-p                              | b12-test-p
        without a gate at most two population cards   | dm-neuropathy-f b12-test-p nsaid-safety | nsaid-safety b12-test-p
        without a gate a red flag may stand by its own rule | rf-cauda b12-test-p               | rf-cauda
        without a gate there is no summary            | rf-limb-vessel-v sedentary              | rf-limb-vessel-v sedentary
        """)
    void combinesWithoutAGate(String situation, String holds, String expected) {
        for (Truth gate : List.of(Truth.DOES_NOT_HOLD, Truth.UNKNOWN)) {
            Scene scene = new Scene().gate(gate);
            words(holds).forEach(topic -> scene.holds(topic, Scene.NUMB_FOOT));

            assertThat(scene.topics()).containsExactlyElementsOf(words(expected));
        }
    }

    @Test
    @Proves("H15")
    void urgencyOfThePatientGoesBeforeTheOrderOfTheRules() {
        Scene scene = new Scene().holds("b12-borderline").holdsAs("spine-l", Urgency.WARNING);

        assertThat(scene.topics()).containsExactly("spine-l", "ddx-summary", "b12-borderline");
    }

    @Test
    void aRuleThatCanBeMoreUrgentHasAPlaceForEachUrgency() {
        Scene scene = new Scene().holds("pad-abi").holds("dm-neuropathy-u").holds("lab-baseline");

        assertThat(scene.holdsAs("spine-l", Urgency.WARNING).topics())
                .containsExactly("pad-abi", "spine-l", "dm-neuropathy-u", "ddx-summary", "lab-baseline");
        assertThat(scene.holdsAs("spine-l", Urgency.INFO).topics())
                .containsExactly("pad-abi", "dm-neuropathy-u", "ddx-summary", "lab-baseline", "spine-l");
    }

    @Test
    void aSummaryWhoseOwnLogicIsNotTrueIsNotShown() {
        Scene scene = new Scene().holds("b12-low").holds("lab-baseline").unknownForAnotherReason("ddx-summary");

        assertThat(scene.topics()).containsExactly("b12-low", "lab-baseline");
    }

    @Test
    @Proves("G8")
    void theSiteChoosesTheCap() {
        Scene scene = new Scene().most(2).holds("b12-low").holds("lab-baseline").holds("spine-l");

        assertThat(scene.topics()).containsExactly("b12-low", "ddx-summary");
    }

    @Test
    void whatFindsNoRoomIsALineInTheSummary() {
        List<Card> cards = new Scene()
                .most(2)
                .holds("b12-low")
                .holds("lab-baseline")
                .holds("spine-l")
                .cards();

        assertThat(cards.get(1).detail())
                .contains("**Also found**", "- Summary of lab-baseline", "- Summary of spine-l")
                .doesNotContain("Summary of b12-low");
        assertThat(cards.get(0).detail()).doesNotContain("Also found");
    }

    @Test
    void withoutASummaryTheLastCardSaysWhatFoundNoRoom() {
        List<Card> cards =
                new Scene().most(1).holds("b12-low").holds("lab-baseline").cards();

        assertThat(cards).hasSize(1);
        assertThat(cards.get(0).detail()).contains("**Also found**\n\n- Summary of lab-baseline");
    }

    @Test
    void aThirdCriticalFindingIsOneLineOfTheSecond() {
        List<Card> cards = new Scene()
                .holds("rf-stroke")
                .holds("rf-cauda")
                .holds("rf-cord")
                .cards();

        assertThat(cards.get(0).detail()).doesNotContain("Summary of rf-cord");
        assertThat(cards.get(1).detail()).contains("- Summary of rf-cord");
    }

    @Test
    void theFirstTextThatHoldsReplacesTheTitle() {
        assertThat(new Scene().holds("b12-low").says("b12-low Worse").cards())
                .extracting(Card::summary)
                .containsExactly("Worse b12-low");
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Stream.of(text.trim().split(" +")).toList();
    }
}
