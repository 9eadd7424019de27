package org.paresthesia.cds.wire;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The JSON Schemas of the messages (2020-12), in {@code src/main/resources/schemas}; compiled when first used. */
public final class Schemas {

    /** What the identifiers of the schemas and of the OpenAPI document begin with; nothing has to be there. */
    public static final String BASE = "https://paresthesia-cds.org/cds-hooks/2.0/";

    /** The schemas by name, in the order in which a reader wants them. */
    public static final List<String> NAMES = List.of(
            "discovery",
            "request",
            "request-patient-view",
            "request-encounter-start",
            "request-problem-list-item-create",
            "request-order-select",
            "request-order-sign",
            "response",
            "feedback",
            "operation-outcome",
            "types");

    private Schemas() {}

    /** Holds the compiled schemas, so that nothing is compiled before the first check. */
    private static final class Compiled {
        private static final SchemaRegistry REGISTRY = registry();

        private static SchemaRegistry registry() {
            Map<String, String> texts = NAMES.stream()
                    .collect(Collectors.toMap(Schemas::id, name -> new String(text(name), StandardCharsets.UTF_8)));
            return SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
        }
    }

    /** The identifier of a schema, its {@code $id}. */
    public static String id(String name) {
        return BASE + "schemas/" + name + ".json";
    }

    /** The text of a schema; the name is one of {@link #NAMES}. */
    public static byte[] text(String name) {
        return resource("/schemas/" + name + ".json");
    }

    /**
     * Where a message does not keep to a schema; empty if it does.
     *
     * @param name one of {@link #NAMES}, or with a place in it, such as {@code response#/$defs/card}
     */
    public static List<Violation> violations(String name, JsonNode message) {
        String[] parts = name.split("#", 2);
        String location = id(parts[0]) + (parts.length > 1 ? "#" + parts[1] : "");
        return violations(Compiled.REGISTRY.getSchema(SchemaLocation.of(location)), message);
    }

    /** The same for a schema that stands in a document beside the schemas, such as the OpenAPI document. */
    static Function<JsonNode, List<Violation>> inline(JsonNode schema) {
        Schema compiled = Compiled.REGISTRY.getSchema(SchemaLocation.of(BASE + "openapi.json"), schema);
        return message -> violations(compiled, message);
    }

    private static List<Violation> violations(Schema schema, JsonNode message) {
        return schema
                .validate(message, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> new Violation(
                        error.getKeyword(), error.getInstanceLocation().toString()))
                .toList();
    }

    static byte[] resource(String path) {
        try (InputStream in = Schemas.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + path);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
