package org.paresthesia.cds.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every approved answer keeps to the schema of responses. */
class GoldenAnswersTest {

    private static final Path APPROVED = Path.of("src", "test", "resources", "golden");

    private static List<Path> approved() throws IOException {
        try (Stream<Path> files = Files.list(APPROVED)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @TestFactory
    @Proves({"A3", "A4", "G1", "H1", "H2", "H3", "H11", "H12", "I1", "I3", "I6", "I7", "J1", "J2", "O3"})
    Stream<DynamicTest> anApprovedAnswerKeepsToItsSchema() throws IOException {
        assertThat(approved()).hasSizeGreaterThan(50);
        return approved().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(), () -> assertThat(Schemas.violations("response", answer(file)))
                                .isEmpty()));
    }

    /** A detail stands in the file line by line. */
    private static JsonNode answer(Path file) throws IOException {
        JsonNode answer = Json.tree(Files.readString(file));
        answer.get("cards").forEach(card -> {
            assertThat(card.get("detail").isArray()).isTrue();
            ((ObjectNode) card)
                    .put(
                            "detail",
                            card.get("detail")
                                    .valueStream()
                                    .map(JsonNode::asString)
                                    .collect(Collectors.joining("\n")));
        });
        return answer;
    }
}
