package org.paresthesia.cds.findings;

import java.util.List;
import java.util.Objects;

/**
 * A named statement of the logic and what it says of one patient; no value of the chart is in it.
 *
 * @param library the CQL library that it stands in
 * @param name its name, a clinical sentence or noun
 * @param says what it says
 * @param found how many a list holds; 0 for anything else
 * @param builtFrom the statements that it names, each as {@link #id}
 */
public record Statement(String library, String name, Says says, int found, List<String> builtFrom) {

    /** What a statement says: a Boolean is true, false or unknown, a list is empty or not, anything else is known or not. */
    public enum Says {
        TRUE,
        FALSE,
        UNKNOWN,
        FOUND,
        NONE_FOUND,
        KNOWN,
        FAILED
    }

    /** Copies the list. */
    public Statement {
        Objects.requireNonNull(library);
        Objects.requireNonNull(name);
        Objects.requireNonNull(says);
        builtFrom = List.copyOf(builtFrom);
    }

    /** How other statements name it. */
    public String id() {
        return library + "." + name;
    }
}
