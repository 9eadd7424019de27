package org.paresthesia.cds.knowledge.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.elm.r1.IncludeDef;
import org.hl7.elm.r1.Library;

/**
 * Which libraries may include which: only such of a lower layer.
 *
 * @param order the layers from the bottom to the top, each a list of libraries
 * @param exceptions {@code Library includes Library} with the reason
 */
record Layers(List<List<String>> order, Map<String, String> exceptions) {

    /** The layers of this project. */
    @SuppressWarnings("unchecked")
    static Layers ofTheProject() {
        Map<String, Object> file = Guard.yaml("layers.yaml");
        return new Layers((List<List<String>>) file.get("layers"), (Map<String, String>) file.get("exceptions"));
    }

    /** The includes that point up or sideways, and the libraries without a layer. */
    List<String> broken(CompiledLogic logic) {
        List<String> broken = new ArrayList<>();
        for (String name : logic.names().stream().sorted().toList()) {
            Library library = logic.library(name);
            if (name.equals(LogicText.HELPERS)) {
                continue;
            }
            if (layer(name) < 0) {
                broken.add(name + " has no layer");
            }
            if (library.getIncludes() != null) {
                library.getIncludes().getDef().forEach(include -> check(name, include, broken));
            }
        }
        return broken;
    }

    private void check(String name, IncludeDef include, List<String> broken) {
        String other = include.getPath();
        String sentence = name + " includes " + other;
        if (!other.equals(LogicText.HELPERS) && layer(other) >= layer(name) && !exceptions.containsKey(sentence)) {
            broken.add(sentence);
        }
    }

    private int layer(String library) {
        for (int layer = 0; layer < order.size(); layer++) {
            if (order.get(layer).contains(library)) {
                return layer;
            }
        }
        return -1;
    }
}
