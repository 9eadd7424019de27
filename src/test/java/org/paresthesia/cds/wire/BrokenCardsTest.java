package org.paresthesia.cds.wire;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

/** Each rule about a card is held by the schema of responses: a card that breaks it is found, by place and keyword. */
class BrokenCardsTest {

    private static Broken response(String rule, Consumer<ObjectNode> change, String found) {
        return new Broken(rule, "response", 1, change, found);
    }

    private static Broken card(String rule, Consumer<ObjectNode> change, String found) {
        return response(rule, answer -> change.accept((ObjectNode) answer.at("/cards/0")), found);
    }

    private static Stream<Broken> cards() {
        return Stream.of(
                response("cards are required", answer -> answer.remove("cards"), "required at the root"),
                response("cards are a list", answer -> answer.put("cards", "none"), "type at /cards"),
                response("no unknown field", answer -> answer.putArray("card"), "additionalProperties at the root"),
                response(
                        "no empty list but cards",
                        answer -> answer.putArray("systemActions"),
                        "minItems at /systemActions"),
                response("no empty extension", answer -> answer.putObject("extension"), "minProperties at /extension"),
                response(
                        "no null, however deep",
                        answer -> answer.putObject("extension")
                                .putArray("org.example.x")
                                .addNull(),
                        "type at /extension/?/0"),
                card("summary is required", card -> card.remove("summary"), "required at /cards/0"),
                card("summary is not empty", card -> card.put("summary", ""), "pattern at /cards/0/summary"),
                card("summary is not null", card -> card.putNull("summary"), "type at /cards/0/summary"),
                card(
                        "summary has fewer than 140 characters",
                        card -> card.put("summary", "x".repeat(140)),
                        "maxLength at /cards/0/summary"),
                card("indicator is required", card -> card.remove("indicator"), "required at /cards/0"),
                card("indicator is in lower case", card -> card.put("indicator", "INFO"), "enum at /cards/0/indicator"),
                card(
                        "no hard-stop of CDS Hooks 1.0",
                        card -> card.put("indicator", "hard-stop"),
                        "enum at /cards/0/indicator"),
                card("source is required", card -> card.remove("source"), "required at /cards/0"),
                card(
                        "source has a label",
                        card -> ((ObjectNode) card.get("source")).remove("label"),
                        "required at /cards/0/source"),
                card(
                        "source's address is absolute",
                        card -> ((ObjectNode) card.get("source")).put("url", "/guideline"),
                        "pattern at /cards/0/source/url"),
                card(
                        "a topic has a system",
                        card -> ((ObjectNode) card.at("/source/topic")).remove("system"),
                        "required at /cards/0/source/topic"),
                card(
                        "suggestions need a selectionBehavior",
                        card -> card.remove("selectionBehavior"),
                        "dependentRequired at /cards/0"),
                card(
                        "selectionBehavior needs suggestions",
                        card -> card.remove("suggestions"),
                        "dependentRequired at /cards/0"),
                card(
                        "selectionBehavior is one of two",
                        card -> card.put("selectionBehavior", "all"),
                        "enum at /cards/0/selectionBehavior"),
                card("no empty suggestions", card -> card.putArray("suggestions"), "minItems at /cards/0/suggestions"),
                card("no empty links", card -> card.putArray("links"), "minItems at /cards/0/links"),
                card(
                        "no empty overrideReasons",
                        card -> card.putArray("overrideReasons"),
                        "minItems at /cards/0/overrideReasons"),
                card(
                        "an override reason has a display",
                        card -> ((ObjectNode) card.at("/overrideReasons/0")).remove("display"),
                        "required at /cards/0/overrideReasons/0"),
                card(
                        "several recommended only with any",
                        BrokenCardsTest::recommendTwo,
                        "maxContains at /cards/0/suggestions"));
    }

    private static void recommendTwo(ObjectNode card) {
        card.put("selectionBehavior", "at-most-one");
        ObjectNode first = ((ObjectNode) card.at("/suggestions/0")).put("isRecommended", true);
        card.withArray("suggestions").add(first.deepCopy());
    }

    @TestFactory
    Stream<DynamicTest> aBrokenRuleIsFound() {
        return cards().map(Broken::isFound);
    }

    @TestFactory
    Stream<DynamicTest> whatIsAllowedIsNotRefused() {
        return Stream.of(
                        card(
                                "139 characters beyond the basic plane",
                                card -> card.put("summary", "\uD83D\uDE00".repeat(139)),
                                ""),
                        card("only what is required", card -> card.retain("summary", "indicator", "source"), ""),
                        card(
                                "several recommended where any may be taken",
                                card -> {
                                    recommendTwo(card);
                                    card.put("selectionBehavior", "any");
                                },
                                ""))
                .map(Broken::isAllowed);
    }
}
