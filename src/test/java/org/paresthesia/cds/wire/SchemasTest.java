package org.paresthesia.cds.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.whole.Json;
import tools.jackson.databind.JsonNode;

/** Others can use the schemas: they are valid, named, explained and shown by examples. */
class SchemasTest {

    private static final Path FOLDER = Path.of("src", "main", "resources", "schemas");

    private static JsonNode schema(String name) {
        return Json.tree(new String(Schemas.text(name), java.nio.charset.StandardCharsets.UTF_8));
    }

    @TestFactory
    Stream<DynamicTest> aSchemaKeepsToItsOwnDialectAndSaysWhatItIs() {
        var dialect = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        return Schemas.NAMES.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    JsonNode schema = schema(name);
                    assertThat(schema.get("$schema").asString())
                            .isEqualTo("https://json-schema.org/draft/2020-12/schema");
                    assertThat(dialect.validate(schema)).isEmpty();
                    assertThat(schema.get("$id").asString()).isEqualTo(Schemas.id(name));
                    assertThat(schema.get("title").asString()).isNotBlank();
                    assertThat(schema.get("description").asString()).containsPattern("CDS Hooks|hook library");
                }));
    }

    @Test
    void everySchemaOfTheFolderIsServed() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(Schemas.NAMES);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyExampleKeepsToTheSchemaBesideIt() {
        return Schemas.NAMES.stream().flatMap(name -> {
            List<DynamicTest> tests = new ArrayList<>();
            examples(name, "", schema(name), tests);
            assertThat(tests).as(name).isNotEmpty();
            return tests.stream();
        });
    }

    private static void examples(String name, String place, JsonNode node, List<DynamicTest> tests) {
        if (node.path("examples").isArray()) {
            String schema = place.isEmpty() ? name : name + "#" + place;
            node.get("examples")
                    .forEach(example -> tests.add(DynamicTest.dynamicTest(
                            schema + " " + tests.size(), () -> assertThat(Schemas.violations(schema, example))
                                    .isEmpty())));
        }
        node.propertyStream()
                .filter(property -> !property.getKey().equals("examples"))
                .forEach(property -> examples(name, place + "/" + property.getKey(), property.getValue(), tests));
    }

    @TestFactory
    Stream<DynamicTest> everyFieldOfAMessageIsExplained() {
        return Schemas.NAMES.stream().map(name -> DynamicTest.dynamicTest(name, () -> explained(name, schema(name))));
    }

    private static void explained(String place, JsonNode node) {
        boolean isCondition = place.matches(".*/(if|then|allOf|contains)(/.*)?");
        node.path("properties").propertyStream().forEach(property -> {
            JsonNode field = property.getValue();
            boolean says = field.has("description") || field.has("title") || field.has("$ref") || field.has("const");
            boolean isFhir = field.path("pattern").asString("").equals("^[A-Z][A-Za-z]+$")
                    || List.of("entry", "resource", "issue").contains(property.getKey());
            assertThat(isCondition || says || isFhir)
                    .as(place + "/" + property.getKey())
                    .isTrue();
        });
        node.propertyStream().forEach(property -> explained(place + "/" + property.getKey(), property.getValue()));
    }
}
