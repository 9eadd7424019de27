package org.paresthesia.cds.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.findings.UnreadData.Reason;

/** What is said of data that could not be read (specification 3.2.9). */
class GapTest {

    @Test
    void anOpenQuestionBringsTheGapCardLastAndOutsideTheCap() {
        Scene scene = new Scene().most(1).holds("sedentary").open("b12-low", "rareResults");

        assertThat(scene.topics()).containsExactly("sedentary", "data-gap");
    }

    @Test
    void theGapCardSaysWhichDataAndWhichQuestions() {
        String detail =
                new Scene().open("b12-low", "rareResults").cards().get(0).detail();

        assertThat(detail)
                .contains("**Could not be read**\n\n- special results (the query failed)")
                .contains("**Questions that stay open**\n\n- Is b12-low so?")
                .doesNotContain("Is data-gap so?");
    }

    @Test
    void unreadDataStandInTheOrderOfDiscovery() {
        String detail = new Scene()
                .open("b12-low", "rareResults")
                .open("b12-test-s", "medicationAdministrations")
                .open("sedentary", "conditions")
                .cards()
                .get(0)
                .detail();

        assertThat(detail)
                .containsSubsequence("- problems and diagnoses", "- special results", "- administered medicines");
    }

    @Test
    void anOpenGateIsTheFirstQuestion() {
        String detail = new Scene()
                .gate(Truth.UNKNOWN, "conditions")
                .open("b12-test-p", "conditions")
                .cards()
                .get(0)
                .detail();

        assertThat(detail).contains("- problems and diagnoses (the query failed)");
        assertThat(detail)
                .contains("- Do the rules of this service apply to this patient at all?\n- Is b12-test-p so?");
    }

    @Test
    void unknownForAnotherReasonIsNoGap() {
        assertThat(new Scene().unknownForAnotherReason("b12-low").topics()).isEmpty();
    }

    @Test
    void aTopicThatIsOffLeavesNoQuestionOpen() {
        assertThat(new Scene().open("b12-low", "rareResults").off("b12-low").topics())
                .isEmpty();
    }

    @Test
    void supplementaryDataAloneIsNoGapAndIsNamedOnTheCardThatRestsOnIt() {
        List<Card> cards = new Scene()
                .holds("b12-test-s", Scene.NUMB_FOOT)
                .unread("medicationAdministrations", Reason.NOT_SENT)
                .cards();

        assertThat(cards).hasSize(1);
        assertThat(cards.get(0).detail()).contains("**Not searched**\n\n- administered medicines (not sent)");
    }

    @Test
    void dataThatARuleDoesNotRestOnIsNotNamed() {
        Card card = new Scene()
                .holds("sedentary", Scene.NUMB_FOOT)
                .unread("rareResults", Reason.INCOMPLETE)
                .cards()
                .get(0);

        assertThat(card.detail()).doesNotContain("Not searched");
    }

    @Test
    void theSummaryNamesAllDataThatWereNotSearched() {
        List<Card> cards = new Scene()
                .holds("sedentary", Scene.NUMB_FOOT)
                .holds("spine-l", Scene.NUMB_FOOT)
                .unread("rareResults", Reason.INCOMPLETE)
                .cards();

        assertThat(cards.get(0).detail()).contains("**Not searched**\n\n- special results (only a part arrived)");
    }

    @Test
    void aCriticalCardStandsAloneAndSaysWhichRedFlagsAreOpen() {
        List<Card> cards = new Scene()
                .holds("rf-stroke", Scene.NUMB_FOOT)
                .open("rf-cauda", "conditions")
                .open("b12-low", "rareResults")
                .cards();

        assertThat(cards).hasSize(1);
        assertThat(cards.get(0).detail())
                .contains("**Still open for lack of data**\n\n- Is rf-cauda so?")
                .doesNotContain("Is b12-low so?");
    }

    @Test
    void unrecognisedMedicinesAreNamedWhereTheirAbsenceMatters() {
        Scene scene = new Scene().unrecognised("a", "b", "c", "d", "e", "f", "g");

        assertThat(scene.holds("b12-test-s").cards().get(0).detail())
                .contains("medicines not recognised, so not looked into: 7 (a, b, c, d, e, and 2 more)");
        assertThat(new Scene()
                        .unrecognised("a")
                        .holds("sedentary")
                        .cards()
                        .get(0)
                        .detail())
                .doesNotContain("not recognised");
    }
}
