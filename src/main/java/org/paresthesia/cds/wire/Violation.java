package org.paresthesia.cds.wire;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A place where a message does not keep to its description; it never holds a value of the message.
 *
 * @param keyword the keyword of the schema that does not hold, for example {@code required}
 * @param place where, as a JSON Pointer with positions in arrays; a name that no message of ours has is a question mark
 */
public record Violation(String keyword, String place) {

    private static final String KNOWN_NAME = "[A-Za-z]{1,40}|[0-9]{1,9}";

    /** Takes what could be somebody's data out of the place. */
    public Violation {
        place = Arrays.stream(place.split("/", -1))
                .map(step -> step.isEmpty() || step.matches(KNOWN_NAME) ? step : "?")
                .collect(Collectors.joining("/"));
    }

    @Override
    public String toString() {
        return keyword + " at " + (place.isEmpty() ? "the root" : place);
    }
}
