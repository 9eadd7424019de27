package org.paresthesia.cds.tools.wire;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a server answered.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body as text
 * @param took from the first byte sent to the last received
 */
public record Reply(int status, HttpHeaders headers, String body, Duration took) {

    /** Reads JSON without rounding a number. */
    public static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Whether the status is one of success. */
    public boolean isOk() {
        return status >= 200 && status < 300;
    }

    /** The body, where it is a JSON object. */
    public Optional<ObjectNode> object() {
        try {
            JsonNode node = JSON.readTree(body);
            return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /** A header, empty where it was not sent. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** Why a call was refused, in the server's words: the issues of an OperationOutcome, or the status alone. */
    public String refusal() {
        StringBuilder words = new StringBuilder("status " + status);
        object().ifPresent(outcome -> outcome.path("issue").forEach(issue -> {
            String text = issue.path("details").path("text").asString("");
            String more = issue.path("diagnostics").asString("");
            words.append(text.isEmpty() ? "" : ": " + text).append(more.isEmpty() ? "" : " (" + more + ")");
        }));
        return words.toString();
    }

    /** Says nothing of the body. */
    @Override
    public String toString() {
        return "Reply[" + status + "]";
    }
}
