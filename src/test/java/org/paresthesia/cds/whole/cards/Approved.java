package org.paresthesia.cds.whole.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Json;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares an answer with the file that a person has read and approved ({@code src/test/resources/golden}). */
public final class Approved {

    private static final Path APPROVED = Path.of("src", "test", "resources", "golden");
    private static final Path RECEIVED = Path.of("target", "golden");
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final JsonMapper PRETTY = JsonMapper.builder()
            .defaultPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT))
            .build();

    private Approved() {}

    /** Fails with the lines that differ and leaves what was received beside; {@code -Dapprove=true} approves it. */
    public static void holds(String person, Answer answer) throws IOException {
        Path approved = APPROVED.resolve(person + ".json");
        String text = readable(answer);
        if (Boolean.getBoolean("approve")) {
            Files.createDirectories(APPROVED);
            Files.writeString(approved, text);
            return;
        }
        assertThat(approved).as("approve it with -Dapprove=true").exists();
        Path received = RECEIVED.resolve(person + ".received");
        Files.createDirectories(RECEIVED);
        Files.deleteIfExists(received);
        if (!text.equals(Files.readString(approved))) {
            Files.writeString(received, text);
            assertThat(received).hasSameTextualContentAs(approved);
        }
    }

    private static String readable(Answer answer) {
        JsonNode json = Json.tree(answer.normalised());
        json.path("cards").forEach(card -> detailByLine((ObjectNode) card));
        return PRETTY.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    /** A diff of a detail should show the line that changed. */
    private static void detailByLine(ObjectNode card) {
        String[] lines = card.get("detail").asString().split("\n");
        ArrayNode readable = card.putArray("detail");
        Arrays.stream(lines).forEach(readable::add);
    }
}
