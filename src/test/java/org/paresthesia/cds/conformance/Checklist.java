package org.paresthesia.cds.conformance;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * All items, in order.
 *
 * @param sections the title of each section by its letter
 * @param items the items
 */
public record Checklist(Map<String, String> sections, List<Item> items) {

    private static final Path FILE = Path.of("src", "test", "resources", "conformance", "checklist.yaml");

    /** Reads the file of this project. */
    static Checklist ofTheProject() {
        try (Reader text = Files.newBufferedReader(FILE)) {
            Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            return of(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @SuppressWarnings("unchecked")
    private static Checklist of(Map<String, Object> file) {
        List<Map<String, String>> rows = (List<Map<String, String>>) file.get("items");
        return new Checklist(
                new LinkedHashMap<>((Map<String, String>) file.get("sections")),
                rows.stream().map(Item::of).toList());
    }

    /** The items of a section. */
    List<Item> of(String section) {
        return items.stream().filter(item -> item.section().equals(section)).toList();
    }

    /** The item of a number. */
    Optional<Item> item(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }
}
