package org.paresthesia.cds.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paresthesia.cds.cards.choice.Verdict;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.findings.UnreadData.Reason;

/** What became of each rule, and why it has no card. */
class VerdictTest {

    private static Map<String, Verdict> verdicts(Scene scene) {
        return new CardWriter(scene, new CardSettings(5, "order", false)).verdicts(scene.occasion(), scene.findings());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        what is due is shown                        | b12-low               |              |             | b12-low     | SHOWN
        a critical card makes others wait           | rf-stroke b12-low     |              |             | b12-low     | AFTER_CRITICAL
        a critical card makes the summary wait      | rf-stroke b12-low lab-baseline |     |             | ddx-summary | AFTER_CRITICAL
        a third critical finding is a line          | rf-cord rf-cauda rf-stroke |         |             | rf-cord     | LINE
        an overridden critical card is not shown    | rf-stroke b12-low     |              | rf-stroke   | rf-stroke   | OVERRIDDEN
        what is off is not shown                    | b12-low               | b12-low      |             | b12-low     | SWITCHED_OFF
        an overridden card is not shown             | b12-low               |              | b12-low     | b12-low     | OVERRIDDEN
        one card needs no summary                   | b12-low               |              |             | ddx-summary | NOT_DUE
        two cards have a summary                    | b12-low lab-baseline  |              |             | ddx-summary | SHOWN
        an overridden summary                       | b12-low lab-baseline  |              | ddx-summary | ddx-summary | OVERRIDDEN
        a summary that is off                       | b12-low lab-baseline  | ddx-summary  |             | ddx-summary | SWITCHED_OFF
        a third population card                     | dm-neuropathy-f b12-test-p nsaid-safety | | | dm-neuropathy-f | ENOUGH_OF_ITS_KIND
        the sixth warning is a line                 | b12-low rf-limb-vessel-v pad-abi dm-neuropathy-u b12-test-s spine-l | | | spine-l | LINE
        five warnings leave the summary no room     | b12-low rf-limb-vessel-v pad-abi dm-neuropathy-u b12-test-s spine-l | | | ddx-summary | ENOUGH_OF_ITS_KIND
        nothing unread needs no card of gaps        | b12-low               |              |             | data-gap    | NOT_DUE
        """)
    void says(String situation, String holds, String off, String overridden, String topic, Verdict verdict) {
        Scene scene = new Scene();
        words(holds).forEach(each -> scene.holds(each, Scene.NUMB_FOOT));
        words(off).forEach(scene::off);
        words(overridden).forEach(scene::overridden);

        assertThat(verdicts(scene)).containsEntry(topic, verdict);
        assertThat(scene.topics())
                .containsExactlyInAnyOrderElementsOf(verdicts(scene).entrySet().stream()
                        .filter(each -> each.getValue() == Verdict.SHOWN)
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @Test
    void whatStaysUnknownIsOpenOnlyForLackOfData() {
        Map<String, Verdict> verdicts =
                verdicts(new Scene().open("b12-low", "rareResults").unknownForAnotherReason("lab-baseline"));
        assertThat(verdicts)
                .containsEntry("b12-low", Verdict.OPEN)
                .containsEntry("lab-baseline", Verdict.UNKNOWN)
                .containsEntry("data-gap", Verdict.SHOWN);
    }

    @Test
    void aGapWaitsBehindACriticalCardAndCanBeOverridden() {
        assertThat(verdicts(new Scene().holds("rf-stroke").open("b12-low", "rareResults")))
                .containsEntry("data-gap", Verdict.AFTER_CRITICAL);
        assertThat(verdicts(new Scene().open("b12-low", "rareResults").overridden("data-gap")))
                .containsEntry("data-gap", Verdict.OVERRIDDEN);
        assertThat(verdicts(new Scene()
                        .gate(Truth.UNKNOWN, "conditions")
                        .unread("conditions", Reason.NOT_SENT)
                        .open("b12-low", "conditions")))
                .containsEntry("data-gap", Verdict.SHOWN);
    }

    @Test
    void whatIsCertainlyNotTrueIsSaidToBeSoEvenWhereItIsSwitchedOff() {
        assertThat(verdicts(new Scene().not("b12-low").off("b12-low"))).containsEntry("b12-low", Verdict.NOT_TRUE);
    }

    @Test
    void whatIsOrderedIsNotShown() {
        Scene scene = new Scene()
                .holds("lab-baseline", Scene.NUMB_FOOT)
                .says("lab-baseline 4548-4 Stopped")
                .says("lab-baseline 2132-9 Stopped");
        assertThat(verdicts(scene)).containsEntry("lab-baseline", Verdict.ORDERED);
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Stream.of(text.trim().split(" +")).toList();
    }
}
