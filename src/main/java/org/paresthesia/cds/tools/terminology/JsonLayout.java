package org.paresthesia.cds.tools.terminology;

import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** Writes JSON so that a row of a table is a line of the file: what fits into one line stays on it. */
final class JsonLayout {

    private static final int WIDTH = 120;
    private static final String STEP = "  ";

    private JsonLayout() {}

    /** The whole text of a file, with a newline at its end. */
    static String text(JsonNode root) {
        return write(root, "") + "\n";
    }

    private static String write(JsonNode node, String indent) {
        String line = line(node);
        boolean isRow = !node.isContainer() || indent.length() + line.length() < WIDTH && !indent.isEmpty();
        if (isRow || node.isEmpty()) {
            return line;
        }
        String deeper = indent + STEP;
        StringJoiner lines = new StringJoiner(
                ",\n" + deeper,
                (node.isObject() ? "{" : "[") + "\n" + deeper,
                "\n" + indent + (node.isObject() ? "}" : "]"));
        if (node.isObject()) {
            node.properties().forEach(field -> lines.add(name(field) + write(field.getValue(), deeper)));
        } else {
            node.forEach(element -> lines.add(write(element, deeper)));
        }
        return lines.toString();
    }

    private static String line(JsonNode node) {
        if (!node.isContainer()) {
            return node.toString();
        }
        StringJoiner parts = new StringJoiner(", ", node.isObject() ? "{" : "[", node.isObject() ? "}" : "]");
        if (node.isObject()) {
            node.properties().forEach(field -> parts.add(name(field) + line(field.getValue())));
        } else {
            node.forEach(element -> parts.add(line(element)));
        }
        return parts.toString();
    }

    private static String name(Map.Entry<String, JsonNode> field) {
        return "\"" + field.getKey() + "\": ";
    }
}
