package org.paresthesia.cds.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.findings.Urgency;

/** What becomes of a card whose orders are pending or done (specification 3.1 a), and who keeps a shared order. */
@Proves("I12")
class OrderedAlreadyTest {

    @Test
    void everythingOrderedQuietsTheCard() {
        assertThat(orderedAll(new Scene().holds("b12-test-s")).topics()).isEmpty();
    }

    @Test
    void aQuietCardDoesNotCountForTheSummary() {
        assertThat(orderedAll(new Scene().holds("b12-test-s").holds("b12-low")).topics())
                .containsExactly("b12-low");
    }

    @Test
    void someOrderedLeavesTheRest() {
        Scene scene = new Scene().holds("b12-test-s").says("b12-test-s 2132-9 Stopped");

        assertThat(labels(scene.cards().get(0))).containsExactly("Order CBC panel");
    }

    @Test
    void aResultThatMustBeSeenLosesOnlyTheSuggestion() {
        Card card = new Scene()
                .holds("b12-low")
                .says("b12-low 57021-8 Stopped")
                .cards()
                .get(0);

        assertThat(labels(card)).containsExactly("Follow-up");
    }

    @Test
    void aCardWithoutOrdersIsNeverQuietedByThem() {
        assertThat(new Scene().holds("sedentary").topics()).containsExactly("sedentary");
    }

    @Test
    void aCriticalCardIsNotQuietedByItsOrder() {
        List<Card> cards = new Scene()
                .holds("rf-stroke")
                .says("rf-stroke 306254002 Stopped")
                .cards();

        assertThat(cards).hasSize(1);
        assertThat(cards.get(0).suggestions()).isEmpty();
        assertThat(cards.get(0).selectionBehavior()).isEmpty();
    }

    @Test
    void someCardsGoQuietOnlyAsInfo() {
        String ordered = "spine-l 57021-8 Stopped";

        assertThat(new Scene().holdsAs("spine-l", Urgency.INFO).says(ordered).topics())
                .isEmpty();
        assertThat(new Scene().holdsAs("spine-l", Urgency.WARNING).says(ordered).topics())
                .containsExactly("spine-l");
    }

    @Test
    void anUnknownIfOrderedIsOffered() {
        assertThat(labels(new Scene().holds("b12-test-s").cards().get(0)))
                .containsExactly("Order Cobalamin in serum", "Order CBC panel");
    }

    @Test
    void theFirstCardKeepsASharedOrder() {
        List<Card> cards = new Scene().holds("lab-baseline").holds("b12-test-s").cards();

        assertThat(labels(cards.get(0))).containsExactly("Order Cobalamin in serum", "Order CBC panel");
        assertThat(labels(cards.get(2))).containsExactly("Order HbA1c in blood");
    }

    @Test
    void aHiddenCardKeepsNoOrder() {
        List<Card> cards = new Scene()
                .holds("lab-baseline")
                .holds("b12-test-s")
                .overridden("b12-test-s")
                .cards();

        assertThat(labels(cards.get(1))).containsExactly("Order HbA1c in blood", "Order Cobalamin in serum");
    }

    @Test
    void aCardThatLosesEveryOrderToAnotherStillShows() {
        List<Card> cards = new Scene().holds("rf-stroke").holds("rf-cauda").cards();

        assertThat(labels(cards.get(0))).hasSize(1);
        assertThat(cards.get(1).suggestions()).isEmpty();
        assertThat(cards.get(1).selectionBehavior()).isEmpty();
    }

    private static Scene orderedAll(Scene scene) {
        return scene.says("b12-test-s 2132-9 Stopped").says("b12-test-s 57021-8 Stopped");
    }

    private static List<String> labels(Card card) {
        return card.suggestions().stream().map(Suggestion::label).toList();
    }
}
