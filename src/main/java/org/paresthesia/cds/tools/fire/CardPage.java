package org.paresthesia.cds.tools.fire;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.paresthesia.cds.tools.text.Page;
import org.paresthesia.cds.tools.text.PlainMarkdown;
import tools.jackson.databind.JsonNode;

/** Cards as text for a terminal. */
final class CardPage {

    private final Page page = new Page();

    /** All cards of an answer, in its order. */
    static String of(List<JsonNode> cards) {
        CardPage text = new CardPage();
        for (int at = 0; at < cards.size(); at++) {
            text.card(at + 1, cards.get(at));
        }
        return text.page.toString();
    }

    private void card(int number, JsonNode card) {
        page.gap().line(0, number + ". " + urgency(text(card, "indicator")) + ": " + text(card, "summary"));
        page.gap().block(3, PlainMarkdown.of(text(card, "detail"))).gap();
        JsonNode source = card.path("source");
        page.line(3, "Source: " + text(source, "label") + address(source));
        String topic = text(source.path("topic"), "code");
        page.line(3, "Topic: " + topic + words(text(source.path("topic"), "display")));
        suggestions(card);
        links(card, text(source, "url"));
        overrides(card);
    }

    private void suggestions(JsonNode card) {
        if (card.path("suggestions").isEmpty()) {
            return;
        }
        boolean isOne = text(card, "selectionBehavior").equals("at-most-one");
        page.gap().line(3, isOne ? "Suggestions (at most one):" : "Suggestions (any of them):");
        for (JsonNode suggestion : card.path("suggestions")) {
            page.line(3, "- " + text(suggestion, "label"));
            suggestion
                    .path("actions")
                    .forEach(action -> page.line(5, text(action, "type") + "s " + created(action.path("resource"))));
        }
    }

    /** What a draft is: status, type, code, priority and intent. */
    private static String created(JsonNode resource) {
        StringJoiner words = new StringJoiner(", ");
        words.add(text(resource, "status") + " " + text(resource, "resourceType"));
        JsonNode code = resource.path("code");
        JsonNode coding = code.path("coding").path(0);
        String name = text(code, "text").isEmpty() ? text(coding, "display") : text(code, "text");
        words.add(name
                + (coding.isMissingNode() ? "" : " (" + text(coding, "system") + " " + text(coding, "code") + ")"));
        words.add("priority " + text(resource, "priority"));
        return words.toString();
    }

    private void links(JsonNode card, String known) {
        List<JsonNode> others = card.path("links")
                .valueStream()
                .filter(link -> !text(link, "url").equals(known))
                .toList();
        if (!others.isEmpty()) {
            page.gap().line(3, "Links:");
            others.forEach(link -> page.line(3, "- " + text(link, "label") + address(link)));
        }
    }

    private void overrides(JsonNode card) {
        StringJoiner reasons = new StringJoiner("; ");
        card.path("overrideReasons").forEach(reason -> reasons.add(text(reason, "display")));
        if (reasons.length() > 0) {
            page.gap().line(3, "May be set aside as: " + reasons);
        }
    }

    private static String urgency(String indicator) {
        return switch (indicator) {
            case "critical" -> "MUST NOT WAIT (critical)";
            case "warning" -> "WARNING";
            case "info" -> "INFORMATION";
            default -> indicator.toUpperCase(Locale.ROOT);
        };
    }

    private static String address(JsonNode holder) {
        return text(holder, "url").isEmpty() ? "" : " <" + text(holder, "url") + ">";
    }

    private static String words(String display) {
        return display.isEmpty() ? "" : " (" + display + ")";
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
