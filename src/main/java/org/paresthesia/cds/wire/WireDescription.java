package org.paresthesia.cds.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI 3.1 document of the service ({@code src/main/resources/openapi.json}), and checks of answers against it. */
public final class WireDescription {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final byte[] text = Schemas.resource("/openapi.json");
    private final JsonNode document = JSON.readTree(text);
    private final Map<String, Pattern> paths = new LinkedHashMap<>();
    private final Map<JsonNode, Function<JsonNode, List<Violation>>> checks = new ConcurrentHashMap<>();

    /** Reads the document; its schemas are compiled when first used. */
    public WireDescription() {
        document.get("paths")
                .propertyNames()
                .forEach(path -> paths.put(
                        path, Pattern.compile("\\Q" + path.replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q") + "\\E/?")));
    }

    /** The document as it is served. */
    public byte[] text() {
        return text.clone();
    }

    /** The document as a tree; not to be changed. */
    public JsonNode document() {
        return document;
    }

    /** The operations, each as method in capitals and path, in the order of the document. */
    public List<Operation> operations() {
        return paths.keySet().stream()
                .flatMap(path -> METHODS.stream()
                        .filter(method -> document.get("paths").get(path).has(method))
                        .map(method -> new Operation(
                                method.toUpperCase(Locale.ROOT),
                                path,
                                document.get("paths").get(path).get(method))))
                .toList();
    }

    /**
     * What can be done at an address.
     *
     * @param method the HTTP method in capitals
     * @param path the address with its variables in braces, below the base address
     * @param node what the document says about it
     */
    public record Operation(String method, String path, JsonNode node) {}

    /** The path of the document that an address is meant by, a slash at its end apart. */
    public Optional<String> pathOf(String address) {
        return paths.entrySet().stream()
                .filter(path -> path.getValue().matcher(address).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What stands at a reference of the document, or the node itself where it is none. */
    public JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.startsWith("#/") ? document.at(reference.substring(1)) : node;
    }

    /** Where an answer does not keep to this document and its schemas; empty if it does. */
    public List<Violation> violations(Answered answer) {
        String method = answer.method().equals("HEAD") ? "get" : answer.method().toLowerCase(Locale.ROOT);
        Optional<JsonNode> operation = pathOf(answer.path())
                .map(path -> document.get("paths").get(path).path(method))
                .filter(JsonNode::isObject);
        boolean isError = answer.status() >= 400;
        if (operation.isEmpty() && !isError) {
            return List.of(new Violation("undescribed", ""));
        }
        JsonNode response = operation
                .map(known -> response(known, answer.status()))
                .orElseGet(() -> document.at("/components/responses/Refused"));
        return response.isMissingNode() ? List.of(new Violation("status", "")) : content(response, answer);
    }

    /** What is described for a status; {@code default} speaks of errors only. */
    private JsonNode response(JsonNode operation, int status) {
        JsonNode responses = operation.get("responses");
        JsonNode known = responses.path(String.valueOf(status));
        return resolved(known.isMissingNode() && status >= 400 ? responses.path("default") : known);
    }

    private List<Violation> content(JsonNode response, Answered answer) {
        if (!response.has("content") || answer.method().equals("HEAD")) {
            return answer.body().length == 0 ? List.of() : List.of(new Violation("body", ""));
        }
        String type = answer.contentType().split(";", 2)[0].strip();
        JsonNode media = response.get("content").path(type);
        if (media.isMissingNode()) {
            return List.of(new Violation("content-type", ""));
        }
        return type.endsWith("json") ? json(media.get("schema"), answer.body()) : List.of();
    }

    private List<Violation> json(JsonNode schema, byte[] body) {
        try {
            return checks.computeIfAbsent(schema, Schemas::inline).apply(JSON.readTree(body));
        } catch (JacksonException notJson) {
            return List.of(new Violation("json", ""));
        }
    }
}
