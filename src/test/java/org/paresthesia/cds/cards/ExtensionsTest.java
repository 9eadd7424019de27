package org.paresthesia.cds.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Fact.Stance;
import org.paresthesia.cds.hook.InHand;

/** The two extensions that a site may want: to which order a card belongs, and what must not be there yet (checklist O4). */
@Proves("O4")
class ExtensionsTest {

    private static final String ORDERS =
            """
            {"resourceType":"Bundle","entry":[
              {"resource":{"resourceType":"MedicationRequest","id":"draft-1"}},
              {"resource":{"resourceType":"MedicationRequest","id":"not an id"}},
              {"resource":{"resourceType":"MedicationRequest"}},
              {}]}""";

    private static final InHand IN_HAND = new InHand.Orders(ORDERS, Optional.empty());

    private static Fact restsOn(String resource) {
        return new Fact("Metformin", "", "", "", "draft", resource, "", "", Stance.FOR, 0, false);
    }

    private static Scene scene() {
        return new Scene()
                .holds("b12-low", Scene.NUMB_FOOT, restsOn("MedicationRequest/draft-1"), restsOn("Observation/1"));
    }

    @Test
    void withoutTheSettingNothingIsSent() {
        assertThat(scene().cards()).allSatisfy(card -> {
            assertThat(card.extension()).isEmpty();
            assertThat(actions(card))
                    .allSatisfy(action -> assertThat(action.extension()).isEmpty());
        });
    }

    @Test
    void aCardNamesTheOrderInHandThatItRestsOnAndNothingElse() {
        assertThat(scene().withExtensions(IN_HAND).cards().get(0).extension())
                .isEqualTo(Map.of(
                        "davinci-crd.associated-resource", List.of(Map.of("reference", "MedicationRequest/draft-1"))));
    }

    @Test
    void aCardThatRestsOnNothingInHandNamesNothing() {
        assertThat(scene().withExtensions(new InHand.Nothing()).cards().get(0).extension())
                .isEmpty();
        InHand problems = new InHand.Problems(
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Condition\",\"id\":\"new\"}}]}");
        assertThat(scene().withExtensions(problems).cards().get(0).extension()).isEmpty();
    }

    @Test
    void aDraftSaysWhichSearchMustFindNothing() {
        List<Action> actions = actions(scene().withExtensions(IN_HAND).cards().get(0));
        assertThat(actions.get(0).extension())
                .isEqualTo(Map.of(
                        "davinci-crd.if-none-exist",
                        "patient=ada&code=http://loinc.org|57021-8&status=draft,active,on-hold"));
        assertThat(actions.get(1).extension())
                .as("a task without a code can't be searched for")
                .isEmpty();
    }

    private static List<Action> actions(Card card) {
        return card.suggestions().stream()
                .flatMap(each -> each.actions().stream())
                .toList();
    }
}
