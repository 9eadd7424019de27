package org.paresthesia.cds.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes the reference of all settings, with what the profiles make of their defaults. */
final class SettingsPage {

    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Path OTHERS = RESOURCES.resolve("META-INF/additional-spring-configuration-metadata.json");
    private static final String HEAD = "| setting | values | default | meaning |\n|---|---|---|---|\n";
    private static final String CLIENTS = "Clients";

    private static final String OPENING =
            """
            # Settings

            Made by `./generate-settings` from the records that hold them; do not edit. How they go together: [for operators](operators.md).

            A setting stands in an `application.yaml` beside the jar, on the command line (`--paresthesia.store.keep=400d`), or in an environment variable: capital
            letters, dots as underscores, hyphens left out (`PARESTHESIA_STORE_KEEPCOMMENTS`). A setting that does not fit stops the start with one message that says
            what to mend. A time is written as `500ms`, `10s`, `15m`, `24h` or `90d`, a size as `64KB` or `32MB`. `prod` and `demo` name what these profiles set.

            """;

    private final SettingsSource source = SettingsSource.ofTheProject();
    private final Map<String, String> everywhere = yaml("application.yaml");
    private final Map<String, String> prod = yaml("application-prod.yaml");
    private final Map<String, String> demo = yaml("application-demo.yaml");

    /** The page. */
    String text() {
        Settings settings = new Settings(source);
        StringBuilder page = new StringBuilder(OPENING);
        JsonNode others = others();
        page.append("## Process, database, certificates\n\n").append(table(others(others, "")));
        SettingsRecord clients = source.of(CLIENTS).orElseThrow();
        page.append("\n## Clients\n\n`paresthesia.clients-file` can hold them all.\n\n")
                .append(table(settings.of(clients, "paresthesia")));
        page.append("\n## The service as a whole\n\n").append(table(others(others, "paresthesia.")));
        for (SettingsRecord record : source.bound()) {
            String prefix = record.prefix().orElseThrow();
            page.append("\n## `")
                    .append(prefix)
                    .append("`\n\n")
                    .append(record.about())
                    .append("\n\n");
            page.append(table(settings.of(record, prefix)));
        }
        return page.toString();
    }

    private static JsonNode others() {
        return JsonMapper.shared().readTree(read(OTHERS)).get("properties");
    }

    /** Those that no record holds: of ours, or of Spring Boot where the prefix is empty. */
    private static List<Setting> others(JsonNode properties, String prefix) {
        List<Setting> settings = new ArrayList<>();
        for (JsonNode each : properties) {
            String name = each.get("name").asString();
            if (name.startsWith("paresthesia.") == prefix.startsWith("paresthesia.")) {
                String type = each.get("type").asString().replaceFirst("^java\\.[a-z.]*", "");
                settings.add(new Setting(
                        name,
                        Settings.plainWords(type),
                        each.path("defaultValue").asString(""),
                        each.get("description").asString()));
            }
        }
        return settings;
    }

    private String table(List<Setting> settings) {
        return HEAD
                + settings.stream()
                        .map(each -> String.format(
                                "| `%s` | %s | %s | %s |%n", each.name(), each.type(), standard(each), each.meaning()))
                        .collect(Collectors.joining());
    }

    private String standard(Setting setting) {
        String usual = everywhere.getOrDefault(setting.name(), setting.standard());
        String text = usual.isEmpty() ? "none" : "`" + usual + "`";
        return text + of("prod", prod.get(setting.name())) + of("demo", demo.get(setting.name()));
    }

    private static String of(String profile, String value) {
        return value == null ? "" : "; " + profile + ": `" + value + "`";
    }

    private static Map<String, String> yaml(String file) {
        Map<String, String> flat = new TreeMap<>();
        flatten("", new Yaml().load(read(RESOURCES.resolve(file))), flat);
        return flat;
    }

    private static void flatten(String prefix, Object value, Map<String, String> flat) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> flatten(prefix.isEmpty() ? key.toString() : prefix + "." + key, inner, flat));
        } else if (value instanceof List<?> list) {
            flat.put(prefix, list.stream().map(Object::toString).collect(Collectors.joining(", ")));
        } else {
            flat.put(prefix, String.valueOf(value));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
