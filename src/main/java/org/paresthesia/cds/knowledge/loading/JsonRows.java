package org.paresthesia.cds.knowledge.loading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.paresthesia.cds.knowledge.Content;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads a plain JSON table of the content: an array of objects. */
record JsonRows(TextFile file, Problems problems) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** Opens a table. */
    static JsonRows open(Content content, String path, Problems problems) {
        return new JsonRows(TextFile.read(content, path, problems), problems);
    }

    /** A way to make something of one row; an {@link IllegalArgumentException} says what the row lacks. */
    @FunctionalInterface
    interface Reader<T> {
        /** Makes something of a row, whose values are as JSON has them. */
        T read(Map<String, Object> row);
    }

    /** Reads every row; one that cannot be read is a problem and is left out. */
    <T> List<T> read(String nameField, Reader<T> reader) {
        List<T> read = new ArrayList<>();
        for (Map<String, Object> row : rows()) {
            Object name = row.get(nameField);
            try {
                read.add(reader.read(row));
            } catch (IllegalArgumentException | ClassCastException | NullPointerException incomplete) {
                String reason =
                        incomplete instanceof IllegalArgumentException ? incomplete.getMessage() : "a field is missing";
                problems.add(
                        file, String.valueOf(name), "the row " + name + " can't be used: " + reason, "correct the row");
            }
        }
        return read;
    }

    private List<Map<String, Object>> rows() {
        if (file.text().isEmpty()) {
            return List.of();
        }
        try {
            return MAPPER.readValue(file.text(), new TypeReference<List<Map<String, Object>>>() {});
        } catch (JacksonException invalid) {
            int line = invalid.getLocation() == null ? 0 : invalid.getLocation().getLineNr();
            problems.add(new org.paresthesia.cds.knowledge.Problem(
                    file.path(),
                    line,
                    "not a JSON array of objects: " + invalid.getOriginalMessage(),
                    "correct the JSON"));
            return List.of();
        }
    }
}
