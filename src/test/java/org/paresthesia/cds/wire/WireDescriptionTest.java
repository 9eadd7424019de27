package org.paresthesia.cds.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.wire.WireDescription.Operation;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document is valid, complete in itself, and sees an answer that it does not describe. */
class WireDescriptionTest {

    private static final WireDescription WIRE = new WireDescription();
    private static final Path OPENAPI = Path.of("src", "test", "resources", "openapi-3.1", "schema.json");

    @Test
    void itIsOpenApi31() throws IOException {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(OPENAPI), InputFormat.JSON)
                        .validate(WIRE.document()))
                .isEmpty();
    }

    @Test
    void aMistakeInItWouldBeSeen() throws IOException {
        JsonNode broken = WIRE.document().deepCopy();
        ((tools.jackson.databind.node.ObjectNode) broken.at("/paths/~1health/get")).remove("responses");
        ((tools.jackson.databind.node.ObjectNode) broken.at("/info")).remove("version");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(OPENAPI), InputFormat.JSON)
                        .validate(broken))
                .isNotEmpty();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = WIRE.document().findValuesAsString("$ref");
        assertThat(references).hasSizeGreaterThan(50).allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(WIRE.document().at(reference.substring(1)).isMissingNode())
                        .isFalse();
            } else {
                assertThat(Schemas.NAMES).contains(reference.replaceFirst("^schemas/(.*)\\.json$", "$1"));
            }
        });
    }

    @Test
    void itsListOfSchemasIsTheListOfSchemas() {
        assertThat(WIRE.document()
                        .at("/paths/~1schemas~1{name}.json/get/parameters/0/schema/enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(Schemas.NAMES);
    }

    @Test
    void everyOperationHasANameOfItsOwnAndTellsOfErrors() {
        assertThat(WIRE.operations())
                .extracting(operation -> operation.node().get("operationId").asString())
                .doesNotHaveDuplicates();
        assertThat(WIRE.operations())
                .extracting(Operation::node)
                .allMatch(node -> node.get("responses").has("default")
                        && !node.get("summary").asString().isBlank());
    }

    /** An answer and what is found in it. */
    private record Row(
            String name, String method, String path, int status, String type, String body, List<String> found) {}

    private static Stream<Row> answers() {
        String service = "/cds-services/any";
        String outcome =
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"invalid\"}]}";
        return Stream.of(
                new Row("cards", "POST", service, 200, "application/json", "{\"cards\":[]}", List.of()),
                new Row(
                        "cards with a charset",
                        "POST",
                        service,
                        200,
                        "application/json;charset=UTF-8",
                        "{\"cards\":[]}",
                        List.of()),
                new Row("no cards", "POST", service, 200, "application/json", "{}", List.of("required at the root")),
                new Row(
                        "a page instead of cards",
                        "POST",
                        service,
                        200,
                        "text/html",
                        "<p>",
                        List.of("content-type at the root")),
                new Row("broken JSON", "POST", service, 200, "application/json", "{", List.of("json at the root")),
                new Row("a refusal", "POST", service, 400, "application/json", outcome, List.of()),
                new Row(
                        "a refusal that is not described",
                        "POST",
                        service,
                        418,
                        "application/json",
                        outcome,
                        List.of()),
                new Row("a refusal without a body", "POST", service, 400, "", "", List.of("content-type at the root")),
                new Row("a status that is not described", "POST", service, 202, "", "", List.of("status at the root")),
                new Row(
                        "an address that is not described",
                        "GET",
                        "/other",
                        200,
                        "application/json",
                        "{}",
                        List.of("undescribed at the root")),
                new Row("nothing at an address", "GET", "/other", 404, "application/json", outcome, List.of()),
                new Row(
                        "a method that is not described",
                        "GET",
                        service,
                        200,
                        "application/json",
                        "{}",
                        List.of("undescribed at the root")),
                new Row("feedback that was kept", "POST", service + "/feedback", 200, "", "", List.of()),
                new Row(
                        "feedback with an answer",
                        "POST",
                        service + "/feedback",
                        200,
                        "application/json",
                        "{}",
                        List.of("body at the root")),
                new Row(
                        "a slash at the end",
                        "GET",
                        "/cds-services/",
                        200,
                        "application/json",
                        "{\"services\":[]}",
                        List.of()),
                new Row("only the head", "HEAD", "/cds-services", 200, "application/json", "", List.of()),
                new Row("not modified", "GET", "/cds-services", 304, "", "", List.of()));
    }

    @TestFactory
    Stream<DynamicTest> anAnswerIsHeldAgainstIt() {
        return answers()
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> assertThat(WIRE.violations(new Answered(
                                row.method(),
                                row.path(),
                                row.status(),
                                row.type(),
                                row.body().getBytes(StandardCharsets.UTF_8))))
                        .extracting(Violation::toString)
                        .isEqualTo(row.found())));
    }

    @Test
    void aViolationHoldsNoNameThatCouldBeSomebodysData() {
        assertThat(new Violation("type", "/cards/0/extension/Jane Doe/1970-01-01"))
                .hasToString("type at /cards/0/extension/?/?");
    }
}
