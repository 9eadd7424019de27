package org.paresthesia.cds.http.incoming;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.paresthesia.cds.feedback.CardFeedback;
import org.paresthesia.cds.feedback.CardFeedback.Outcome;
import org.paresthesia.cds.feedback.CardFeedback.Reason;
import org.paresthesia.cds.hook.InvalidCall;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a body of feedback (CDS Hooks 2.0.1, "Feedback"); one item that can't be read refuses all of them. */
public class FeedbackReader {

    private static final int DEEPEST = 50;
    private static final int LONGEST_ID = 128;
    private static final int LONGEST_SYSTEM = 300;
    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_COMMENT = 10_000;

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * The items in the order of the body; none for an empty array.
     *
     * @throws InvalidCall naming the item and the field, never a value that was sent
     */
    public List<CardFeedback> read(byte[] body) {
        JsonNode items = root(body).path("feedback");
        if (!items.isArray()) {
            throw new InvalidCall("the body must be a JSON object with an array feedback");
        }
        List<CardFeedback> read = new ArrayList<>();
        for (JsonNode item : items) {
            read.add(item("feedback[" + read.size() + "]", item));
        }
        return read;
    }

    private JsonNode root(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException malformed) {
            throw new InvalidCall("the body is not JSON that can be read");
        }
    }

    private static CardFeedback item(String at, JsonNode item) {
        String card = text(at + ".card", item.path("card"), LONGEST_ID);
        Outcome outcome = outcome(at + ".outcome", item.path("outcome"));
        Instant when = instant(at + ".outcomeTimestamp", item.path("outcomeTimestamp"));
        List<String> accepted = accepted(at + ".acceptedSuggestions", item.path("acceptedSuggestions"));
        if (outcome == Outcome.ACCEPTED && accepted.isEmpty()) {
            throw new InvalidCall(at + ".acceptedSuggestions is required where the outcome is accepted");
        }
        JsonNode override = item.path("overrideReason");
        Optional<Reason> reason = reason(at + ".overrideReason.reason", override.path("reason"));
        Optional<String> comment =
                optional(at + ".overrideReason.userComment", override.path("userComment"), LONGEST_COMMENT);
        boolean isSaid = reason.isPresent() || comment.isPresent();
        if (!isAbsent(override) && (!override.isObject() || !isSaid)) {
            throw new InvalidCall(at + ".overrideReason needs a reason or a userComment");
        }
        return new CardFeedback(card, outcome, when, accepted, reason, comment);
    }

    private static Outcome outcome(String at, JsonNode node) {
        String text = text(at, node, LONGEST_ID);
        for (Outcome outcome : Outcome.values()) {
            if (outcome.name().toLowerCase(Locale.ROOT).equals(text)) {
                return outcome;
            }
        }
        throw new InvalidCall(at + " must be accepted or overridden");
    }

    /** RFC 3339 with an offset; CDS Hooks asks for UTC, another offset means the same instant. */
    private static Instant instant(String at, JsonNode node) {
        String text = text(at, node, LONGEST_ID);
        try {
            return OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
        } catch (DateTimeException wrong) {
            throw new InvalidCall(at + " must be an instant of RFC 3339 in UTC, such as 2026-11-20T10:00:00Z");
        }
    }

    private static List<String> accepted(String at, JsonNode node) {
        if (isAbsent(node)) {
            return List.of();
        }
        if (!node.isArray()) {
            throw new InvalidCall(at + " must be an array");
        }
        List<String> ids = new ArrayList<>();
        node.forEach(each -> ids.add(text(at + "[" + ids.size() + "].id", each.path("id"), LONGEST_ID)));
        return ids;
    }

    /** The display is not kept: the code says what is meant. */
    private static Optional<Reason> reason(String at, JsonNode node) {
        if (isAbsent(node)) {
            return Optional.empty();
        }
        String code = text(at + ".code", node.path("code"), LONGEST_CODE);
        return Optional.of(new Reason(
                optional(at + ".system", node.path("system"), LONGEST_SYSTEM).orElse(""), code));
    }

    private static Optional<String> optional(String at, JsonNode node, int longest) {
        return isAbsent(node) ? Optional.empty() : Optional.of(text(at, node, longest));
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static String text(String at, JsonNode node, int longest) {
        if (!node.isString() || node.asString().isBlank()) {
            throw new InvalidCall(at + " must be a string that is not empty");
        }
        if (node.asString().length() > longest) {
            throw new InvalidCall(at + " is longer than " + longest + " characters");
        }
        return node.asString().replace("\u0000", "");
    }
}
