package org.paresthesia.cds.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Fact.Stance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of cards: what CDS Hooks 2.0.1 asks for, and nothing empty. */
class CardOnTheWireTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Fact RESULT = new Fact(
            "Vitamin B12",
            "150",
            "pg/mL",
            "2026-09-20",
            "final",
            "Observation/b12",
            "http://loinc.org|2132-9",
            "below 180 pg/mL",
            Stance.FOR,
            0,
            false);

    @Test
    @Proves("G2")
    void noAdviceIsAnEmptyListAndNothingElse() {
        assertThat(JSON.writeValueAsString(new CardsResponse(List.of()))).isEqualTo("{\"cards\":[]}");
    }

    @Test
    @Proves({"A3", "A4"})
    void nothingEmptyIsEverSent() {
        JsonNode response = json(everything());

        assertThat(response.path("cards")).hasSizeGreaterThan(4);
        assertNothingEmpty(response, "");
    }

    @Test
    @Proves({"H3", "H6", "H12", "J1", "J2"})
    void aCardHasTheAttributesOfTheSpecificationInAReadableOrder() {
        JsonNode card =
                json(new Scene().holds("b12-low", Scene.NUMB_FOOT).cards()).at("/cards/0");

        assertThat(card.propertyNames())
                .containsExactly(
                        "uuid",
                        "summary",
                        "indicator",
                        "detail",
                        "source",
                        "suggestions",
                        "selectionBehavior",
                        "overrideReasons",
                        "links");
        assertThat(card.path("indicator").asString()).isEqualTo("warning");
        assertThat(card.path("selectionBehavior").asString()).isEqualTo("any");
        assertThat(card.at("/source/topic/code").asString()).isEqualTo("b12-low");
        assertThat(card.at("/source/label").asString())
                .isEqualTo("NICE 2024: Vitamin B12 deficiency in over 16s (NG239)");
        assertThat(card.at("/overrideReasons/0").propertyNames()).containsExactly("system", "code", "display");
        assertThat(card.path("links")).hasSize(1);
        assertThat(card.at("/links/0/type").asString()).isEqualTo("absolute");
    }

    @Test
    @Proves({"A4", "H11", "H13"})
    void aCardWithoutSuggestionsSaysNothingOfChoosing() {
        JsonNode card = json(new Scene().holds("sedentary").cards()).at("/cards/0");

        assertThat(card.has("suggestions")).isFalse();
        assertThat(card.has("selectionBehavior")).isFalse();
    }

    @Test
    @Proves({"H10", "H15", "I2"})
    void idsAreRandomAndTheRestIsAlwaysTheSame() {
        Set<String> ids = new HashSet<>();
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            List<Card> cards = everything();
            cards.forEach(card -> assertThat(ids.add(card.uuid())).isTrue());
            cards.forEach(card -> card.suggestions()
                    .forEach(each -> assertThat(ids.add(each.uuid())).isTrue()));
            texts.add(JSON.writeValueAsString(cards).replaceAll("\"uuid\":\"[^\"]*\"", ""));
        }
        assertThat(texts).hasSize(1);
        assertThat(ids).allMatch(id -> UUID.fromString(id).version() == 4);
    }

    @Test
    @Proves({"H1", "H4", "H11", "H12", "J1", "O3"})
    void aCardThatTheSpecificationForbidsCannotBeMade() {
        Card good = new Scene().holds("b12-low", Scene.NUMB_FOOT).cards().get(0);

        assertThat(with(good, "😀".repeat(139), good.selectionBehavior()).summary())
                .hasSize(278);
        assertThatThrownBy(() -> with(good, "a".repeat(140), good.selectionBehavior()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> with(good, "a", Optional.empty())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> with(good, "a", Optional.of("all"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Coding("a", "b", " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CardSource(
                        "a", Optional.of("http://a"), good.source().topic()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Link.to("a", "http://a")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Card with(Card card, String summary, Optional<String> selection) {
        return new Card(
                card.uuid(),
                summary,
                card.indicator(),
                card.detail(),
                card.source(),
                card.suggestions(),
                selection,
                card.overrideReasons(),
                card.links(),
                card.extension());
    }

    private static List<Card> everything() {
        return new Scene()
                .holds("b12-low", RESULT)
                .holds("rf-limb-vessel-v")
                .holds("lab-baseline", Scene.NUMB_FOOT)
                .holds("spine-l", Scene.NUMB_FOOT)
                .open("dm-neuropathy-k", "rareResults")
                .cards();
    }

    private static JsonNode json(List<Card> cards) {
        return JSON.readTree(JSON.writeValueAsString(new CardsResponse(cards)));
    }

    private static void assertNothingEmpty(JsonNode node, String path) {
        boolean isEmpty = node.isNull()
                || node.isContainer() && node.isEmpty()
                || node.isString() && node.asString().isBlank();
        assertThat(isEmpty).as(path).isFalse();
        if (node.isObject()) {
            node.propertyStream().forEach(each -> assertNothingEmpty(each.getValue(), path + "/" + each.getKey()));
        } else {
            node.forEach(each -> assertNothingEmpty(each, path + "/*"));
        }
    }
}
