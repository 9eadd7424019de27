package org.paresthesia.cds.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.paresthesia.cds.whole.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * A rule of the text and one change that breaks it, or that must not count as breaking it.
 *
 * @param rule the rule
 * @param schema the schema that holds it
 * @param example the number of that schema's example that is changed
 * @param change the change
 * @param found what is said of the changed message: a keyword and a place; nothing where the change is allowed
 */
record Broken(String rule, String schema, int example, Consumer<ObjectNode> change, String found) {

    /** The change is found, and nothing was before it. */
    DynamicTest isFound() {
        return DynamicTest.dynamicTest(rule, () -> {
            ObjectNode message = message();
            assertThat(Schemas.violations(schema, message)).isEmpty();
            change.accept(message);
            assertThat(Schemas.violations(schema, message))
                    .extracting(Violation::toString)
                    .contains(found);
        });
    }

    /** The change is allowed. */
    DynamicTest isAllowed() {
        return DynamicTest.dynamicTest(rule, () -> {
            ObjectNode message = message();
            change.accept(message);
            assertThat(Schemas.violations(schema, message)).isEmpty();
        });
    }

    private ObjectNode message() {
        String text = new String(Schemas.text(schema), StandardCharsets.UTF_8);
        return (ObjectNode) Json.tree(text).get("examples").get(example).deepCopy();
    }
}
