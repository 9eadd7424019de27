package org.paresthesia.cds.whole;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What came back.
 *
 * @param status the HTTP status
 * @param body the body
 */
public record Answer(int status, String body) {

    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private static final String LOGIC_VERSION = "\\d+\\.\\d+\\.\\d+\\S*\\+[0-9a-f]{10}";

    /** The body as JSON. */
    public JsonNode json() {
        return Json.tree(body);
    }

    /** The body without what differs from one call, or one edition of the content, to the next. */
    public String normalised() {
        return body.replaceAll(UUID, "uuid").replaceAll(LOGIC_VERSION, "version");
    }

    /** The cards. */
    public List<JsonNode> cards() {
        return json().path("cards").valueStream().toList();
    }

    /** The topics of the cards, in order. */
    public List<String> topics() {
        return cards().stream().map(Answer::topic).toList();
    }

    /** The card about a topic. */
    public Optional<JsonNode> card(String topic) {
        return cards().stream().filter(card -> topic(card).equals(topic)).findFirst();
    }

    /** What all details say, one after the other. */
    public String details() {
        return cards().stream().map(card -> card.get("detail").asString()).collect(Collectors.joining("\n"));
    }

    /** Every suggested resource. */
    public Stream<JsonNode> suggested() {
        return cards().stream()
                .flatMap(card -> card.path("suggestions").valueStream())
                .flatMap(suggestion -> suggestion.get("actions").valueStream())
                .map(action -> action.get("resource"));
    }

    private static String topic(JsonNode card) {
        return card.path("source").path("topic").path("code").asString();
    }
}
