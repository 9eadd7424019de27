package org.paresthesia.cds.settings;

import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns records into settings, each with its whole name; records within records and the values of maps are gone into. */
final class Settings {

    private static final Map<String, String> TYPES = Map.of(
            "Duration", "time",
            "DataSize", "size",
            "boolean", "`true` or `false`",
            "Boolean", "`true` or `false`",
            "int", "number",
            "double", "number",
            "Path", "file",
            "URI", "address",
            "ZoneId", "time zone, such as `Europe/Vienna`",
            "String", "text");

    private final SettingsSource source;

    Settings(SettingsSource source) {
        this.source = source;
    }

    /** The settings of a record whose names begin with this prefix. */
    List<Setting> of(SettingsRecord record, String prefix) {
        Map<String, String> meanings = record.meanings();
        List<Setting> settings = new ArrayList<>();
        for (VariableTree component : record.components()) {
            String name = prefix + "." + kebab(component.getName().toString());
            String type = component.getType().toString();
            Optional<SettingsRecord> inner = source.of(valueType(type)).filter(SettingsRecord::isRecord);
            if (inner.isPresent()) {
                settings.addAll(of(inner.get(), type.startsWith("Map<") ? name + ".<id>" : name));
            } else {
                String meaning = meanings.getOrDefault(component.getName().toString(), "");
                settings.add(new Setting(name, words(type), standard(component, type), meaning));
            }
        }
        return settings;
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The type itself, or that of the values of a map. */
    private static String valueType(String type) {
        return type.replaceFirst("Map<String, *(.*)>", "$1");
    }

    private String words(String type) {
        if (type.startsWith("Map<")) {
            return "by name: " + words(valueType(type));
        }
        if (type.matches("(List|Set)<.*>")) {
            return "list";
        }
        String plain = type.replaceFirst("Optional<(.*)>", "$1");
        return source.of(plain)
                .map(each -> each.constants().stream()
                        .map(constant -> "`" + constant.toLowerCase(Locale.ROOT) + "`")
                        .collect(Collectors.joining(", ")))
                .orElseGet(() -> TYPES.getOrDefault(plain, plain));
    }

    /** A plain type in words. */
    static String plainWords(String type) {
        String simple = Map.of("List", "list", "Integer", "number").getOrDefault(type, type);
        return TYPES.getOrDefault(simple, simple);
    }

    private static String standard(VariableTree component, String type) {
        return SettingsRecord.standard(component).orElse(type.equals("boolean") ? "false" : "");
    }
}
