package org.paresthesia.cds.playground.visit;

import java.util.List;
import org.paresthesia.cds.playground.pages.CardMarkdown;
import tools.jackson.databind.JsonNode;

/**
 * A card as an EHR shows it, read from the answer.
 *
 * @param uuid identifies it in feedback
 * @param topic the code of its topic
 * @param summary its one sentence
 * @param indicator {@code info}, {@code warning} or {@code critical}
 * @param words the indicator in words
 * @param detail its detail as HTML
 * @param source what it rests on
 * @param suggestions what it offers
 * @param isOneOnly whether at most one of them may be taken
 * @param reasons what a clinician may answer instead
 * @param links guidelines
 */
record ShownCard(
        String uuid,
        String topic,
        String summary,
        String indicator,
        String words,
        String detail,
        Linked source,
        List<Offered> suggestions,
        boolean isOneOnly,
        List<Reason> reasons,
        List<Linked> links) {

    /** A label with an address, which is empty where there is none. */
    record Linked(String label, String url) {}

    /** An override reason. */
    record Reason(String system, String code, String display) {}

    /**
     * A suggestion.
     *
     * @param uuid identifies it in feedback
     * @param label what its button says
     * @param creates what it would create
     */
    record Offered(String uuid, String label, List<Created> creates) {}

    /**
     * What an action would create.
     *
     * @param words in words
     * @param type the FHIR resource type
     * @param json the whole resource
     */
    record Created(String words, String type, String json) {}

    /** The cards of an answer. */
    static List<ShownCard> of(JsonNode answer) {
        return answer.path("cards").valueStream().map(ShownCard::card).toList();
    }

    private static ShownCard card(JsonNode card) {
        JsonNode source = card.path("source");
        String indicator = text(card, "indicator");
        return new ShownCard(
                text(card, "uuid"),
                text(source.path("topic"), "code"),
                text(card, "summary"),
                indicator,
                words(indicator),
                CardMarkdown.html(text(card, "detail")),
                new Linked(text(source, "label"), https(text(source, "url"))),
                card.path("suggestions").valueStream().map(ShownCard::offered).toList(),
                text(card, "selectionBehavior").equals("at-most-one"),
                card.path("overrideReasons")
                        .valueStream()
                        .map(each -> new Reason(text(each, "system"), text(each, "code"), text(each, "display")))
                        .toList(),
                card.path("links")
                        .valueStream()
                        .map(each -> new Linked(text(each, "label"), https(text(each, "url"))))
                        .toList());
    }

    private static Offered offered(JsonNode suggestion) {
        return new Offered(
                text(suggestion, "uuid"),
                text(suggestion, "label"),
                suggestion.path("actions").valueStream().map(ShownCard::created).toList());
    }

    private static Created created(JsonNode action) {
        JsonNode resource = action.path("resource");
        return new Created(text(action, "description"), text(resource, "resourceType"), resource.toPrettyString());
    }

    private static String words(String indicator) {
        return switch (indicator) {
            case "critical" -> "Critical: must not wait";
            case "warning" -> "Warning";
            default -> "Information";
        };
    }

    private static String https(String url) {
        return url.startsWith("https://") || url.startsWith("http://") ? url : "";
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "ShownCard[" + topic + "]";
    }
}
