package org.paresthesia.cds.http.description;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paresthesia.cds.tools.reference.Block;
import org.paresthesia.cds.tools.reference.Block.Heading;
import org.paresthesia.cds.tools.reference.Block.Paragraph;
import org.paresthesia.cds.tools.reference.Block.Table;
import org.paresthesia.cds.tools.reference.Reference;
import org.paresthesia.cds.wire.Schemas;
import org.paresthesia.cds.wire.WireDescription;
import org.paresthesia.cds.wire.WireDescription.Operation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document, the schemas and the reference for integrators as one page. */
final class ApiPage {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WireDescription wire;
    private final Reference reference;

    ApiPage(WireDescription wire, Reference reference) {
        this.wire = wire;
        this.reference = reference;
    }

    /** The page in UTF-8; all its addresses are relative, so that it works below any path. */
    byte[] html() {
        JsonNode info = wire.document().get("info");
        List<Block> blocks = new ArrayList<>(List.of(
                new Heading(1, info.get("title").asString()),
                new Paragraph(info.get("summary").asString() + ". "
                        + info.get("description").asString()),
                new Paragraph("For programs: [openapi.json](openapi.json), [discovery](cds-services).")));
        blocks.add(Block.section("Addresses"));
        wire.operations().forEach(operation -> blocks.addAll(operation(operation)));
        blocks.add(Block.section("Schemas"));
        blocks.add(new Table(
                List.of("schema", "what it describes"),
                Schemas.NAMES.stream().map(ApiPage::schema).toList()));
        blocks.addAll(reference.sections());
        return HtmlPage.of(info.get("title").asString(), blocks).getBytes(StandardCharsets.UTF_8);
    }

    private List<Block> operation(Operation operation) {
        List<Block> blocks = new ArrayList<>(List.of(
                new Heading(3, "`" + operation.method() + " " + operation.path() + "`"),
                new Paragraph(sentence(operation.node().path("summary").asString("")) + " "
                        + operation.node().path("description").asString(""))));
        List<String> bodies = schemas(operation.node().path("requestBody"));
        if (!bodies.isEmpty()) {
            blocks.add(new Paragraph("Body: " + String.join(", ", bodies) + "."));
        }
        List<List<String>> parameters = operation
                .node()
                .path("parameters")
                .valueStream()
                .map(this::parameter)
                .toList();
        if (!parameters.isEmpty()) {
            blocks.add(new Table(List.of("parameter", "in", "meaning"), parameters));
        }
        blocks.add(new Table(
                List.of("status", "meaning", "body"),
                operation
                        .node()
                        .get("responses")
                        .propertyStream()
                        .map(response -> response(response.getKey(), wire.resolved(response.getValue())))
                        .toList()));
        return blocks;
    }

    private List<String> parameter(JsonNode declared) {
        JsonNode parameter = wire.resolved(declared);
        return List.of(
                "`" + parameter.get("name").asString() + "`",
                parameter.get("in").asString(),
                parameter.get("description").asString());
    }

    private List<String> response(String status, JsonNode response) {
        List<String> bodies = schemas(response);
        String types = String.join(", ", response.path("content").propertyNames());
        String body = bodies.isEmpty() ? types : String.join(", ", bodies);
        return List.of(
                status.equals("default") ? "others" : status,
                response.get("description").asString(),
                body);
    }

    /** Links to the schemas that are named anywhere below. */
    private static List<String> schemas(JsonNode node) {
        return node.findValuesAsString("$ref").stream()
                .filter(reference -> reference.startsWith("schemas/"))
                .distinct()
                .map(reference -> "[" + reference.replaceAll("schemas/|\\.json", "") + "](" + reference + ")")
                .toList();
    }

    private static List<String> schema(String name) {
        JsonNode schema = JSON.readTree(Schemas.text(name));
        return List.of(
                "[" + name + "](schemas/" + name + ".json)",
                Stream.of("title", "description")
                        .map(each -> sentence(schema.path(each).asString("")))
                        .collect(Collectors.joining(" ")));
    }

    private static String sentence(String text) {
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }
}
