package org.paresthesia.cds.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The compose file as tests read it: what it says of one of its services. */
public final class ComposeFile {

    private static final Path FILE = Path.of("compose.yaml");

    private final Map<String, Object> all;

    private ComposeFile(Map<String, Object> all) {
        this.all = all;
    }

    /** The file of this project. */
    public static ComposeFile read() {
        try {
            return new ComposeFile(new Yaml().load(Files.readString(FILE)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** What stands under a name at its top. */
    @SuppressWarnings("unchecked")
    Map<String, Object> part(String name) {
        return (Map<String, Object>) all.get(name);
    }

    /** What it says of a service. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> service(String name) {
        return (Map<String, Object>) part("services").get(name);
    }

    /** The environment of a service. */
    @SuppressWarnings("unchecked")
    public Map<String, String> environment(String service) {
        return (Map<String, String>) service(service).get("environment");
    }

    /** The secrets that a service is given: the name of its file there, by the name of the secret. */
    public Map<String, String> secrets(String service) {
        Map<String, String> files = new LinkedHashMap<>();
        for (Object given : (List<?>) service(service).get("secrets")) {
            if (given instanceof Map<?, ?> renamed) {
                files.put((String) renamed.get("source"), (String) renamed.get("target"));
            } else {
                files.put((String) given, (String) given);
            }
        }
        return files;
    }
}
