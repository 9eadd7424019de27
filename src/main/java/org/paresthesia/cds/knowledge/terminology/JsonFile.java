package org.paresthesia.cds.knowledge.terminology;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.KnowledgeProblem;
import org.paresthesia.cds.knowledge.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A terminology file as a JSON tree; these files are large and plain, and the FHIR parser would take a part of the start.
 *
 * @param path where it lies in the content
 * @param text its bytes, to find the line of a problem
 * @param root the resource
 */
record JsonFile(String path, byte[] text, JsonNode root) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** Reads all JSON files of a folder that hold the given type of resource. */
    static List<JsonFile> readAll(Content content, String folder, String resourceType) {
        try {
            List<JsonFile> files = new ArrayList<>();
            for (String path : content.files(folder)) {
                if (path.endsWith(".json")) {
                    files.add(read(path, content.read(path)).checked(resourceType));
                }
            }
            return files;
        } catch (IOException unreadable) {
            throw new KnowledgeProblem(new Problem(
                    folder, 0, "can't be read: " + unreadable.getMessage(), "check the files' permissions"));
        }
    }

    /** A problem at the first place of some words in this file. */
    KnowledgeProblem problem(String near, String what, String cure) {
        String all = new String(text, StandardCharsets.UTF_8);
        int at = near.isEmpty() ? -1 : all.indexOf(near);
        int line = at < 0 ? 0 : (int) all.substring(0, at).lines().count();
        return new KnowledgeProblem(new Problem(path, Math.max(line, at < 0 ? 0 : 1), what, cure));
    }

    private JsonFile checked(String resourceType) {
        String type = root.path("resourceType").asString("");
        if (!resourceType.equals(type)) {
            throw problem("resourceType", "expected a " + resourceType + " but found '" + type + "'", "move the file");
        }
        return this;
    }

    private static JsonFile read(String path, byte[] text) {
        try {
            return new JsonFile(path, text, MAPPER.readTree(text));
        } catch (JacksonException malformed) {
            int line = malformed.getLocation() == null
                    ? 0
                    : malformed.getLocation().getLineNr();
            throw new KnowledgeProblem(
                    new Problem(path, line, "not JSON: " + malformed.getOriginalMessage(), "correct the JSON"));
        }
    }
}
