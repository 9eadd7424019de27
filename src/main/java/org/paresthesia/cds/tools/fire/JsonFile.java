package org.paresthesia.cds.tools.fire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.paresthesia.cds.tools.wire.Reply;
import org.paresthesia.cds.tools.wire.Unusable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads files that a caller names. */
final class JsonFile {

    private JsonFile() {}

    /** The JSON of a file, or {@link Unusable} with the file's name. */
    static JsonNode read(Path file) {
        try {
            return Reply.JSON.readTree(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new Unusable(file + " can't be read");
        } catch (JacksonException malformed) {
            throw new Unusable(file + " is not JSON");
        }
    }
}
