package org.paresthesia.cds.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.whole.Json;
import tools.jackson.databind.JsonNode;

/** The messages that the specification and the hook library give as examples keep to the schemas, but for known mistakes. */
class PublishedExamplesTest {

    private static final Path EXAMPLES = Path.of("src", "test", "resources", "cds-hooks-examples");
    private static final List<String> SERVED =
            List.of("patient-view", "encounter-start", "problem-list-item-create", "order-select", "order-sign");

    /** Where the published examples themselves break a rule of the text. */
    private static final Map<String, String> MISTAKES = Map.of(
            "spec-2.0.1-08 request#/properties/prefetch",
            "type at /user",
            "spec-2.0.1-16 response",
            "required at /systemActions/0",
            "spec-3.0.0-ballot-19 response",
            "required at /systemActions/0",
            "spec-2.0.1-18 response",
            "required at /cards/0",
            "spec-3.0.0-ballot-21 response",
            "required at /cards/0",
            "spec-2.0.1-26 request-patient-view",
            "required at /context",
            "spec-3.0.0-ballot-29 request-patient-view",
            "required at /context");

    /** A part of an example and the schema that it belongs to. */
    private record Row(String example, String schema, JsonNode part) {

        private String name() {
            return example + " " + schema;
        }
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                add(rows, file.getFileName().toString().replace(".json", ""), Json.tree(Files.readString(file)));
            }
        }
        return rows;
    }

    private static void add(List<Row> rows, String name, JsonNode json) {
        whole(json).ifPresent(schema -> rows.add(new Row(name, schema, json)));
        parts(name, json, rows);
    }

    private static Optional<String> whole(JsonNode json) {
        if (json.has("hook") && json.has("hookInstance")) {
            String hook = json.get("hook").asString();
            return Optional.of(SERVED.contains(hook) ? "request-" + hook : "request");
        }
        return Stream.of("services discovery", "cards response", "feedback feedback")
                .filter(each -> json.has(each.split(" ")[0]))
                .map(each -> each.split(" ")[1])
                .findFirst();
    }

    /** The specification shows many elements by themselves. */
    private static void parts(String name, JsonNode json, List<Row> rows) {
        String hook = name.replaceFirst("^library-(.*)-\\d+$", "$1");
        if (json.size() == 1 && json.has("context") && SERVED.contains(hook)) {
            rows.add(new Row(name, "request-" + hook + "#/properties/context", json.get("context")));
        }
        if (json.size() == 1 && json.has("prefetch")) {
            boolean isTemplate = json.get("prefetch").valueStream().allMatch(JsonNode::isString);
            String schema =
                    isTemplate ? "discovery#/$defs/service/properties/prefetch" : "request#/properties/prefetch";
            if (!isTemplate || !json.toString().matches(".*\\{\\{[^}]*[(%].*")) {
                rows.add(new Row(name, schema, json.get("prefetch")));
            }
        }
        if (json.size() == 1 && json.has("fhirAuthorization")) {
            rows.add(new Row(name, "request#/$defs/fhirAuthorization", json.get("fhirAuthorization")));
        }
        if (json.size() == 1 && json.has("source")) {
            rows.add(new Row(name, "response#/$defs/source", json.get("source")));
        }
        if (json.has("type") && json.has("description")) {
            rows.add(new Row(name, "response#/$defs/action", json));
        }
    }

    @TestFactory
    Stream<DynamicTest> anExampleKeepsToItsSchema() throws IOException {
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> assertThat(
                                Schemas.violations(row.schema(), row.part()))
                        .extracting(Violation::toString)
                        .isEqualTo(MISTAKES.containsKey(row.name()) ? List.of(MISTAKES.get(row.name())) : List.of())));
    }

    @Test
    void everyKindOfMessageIsAmongThem() throws IOException {
        List<String> schemas = rows().stream().map(Row::schema).distinct().toList();
        assertThat(schemas).contains("discovery", "response", "feedback", "request-patient-view");
        assertThat(schemas)
                .containsAll(SERVED.stream()
                        .map(hook -> "request-" + hook + "#/properties/context")
                        .toList());
        assertThat(rows().stream().map(Row::name))
                .containsAll(MISTAKES.keySet())
                .hasSizeGreaterThan(40);
    }
}
