package org.paresthesia.cds.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A test, or a whole class of tests, that proves items.
 *
 * @param testClass the class
 * @param method the method; empty if every test of the class belongs to it
 * @param items the numbers of the items
 */
record Proof(Class<?> testClass, String method, List<String> items) {

    static Proof of(Class<?> testClass, String method, Proves proves) {
        return new Proof(testClass, method, Arrays.asList(proves.value()));
    }

    /** Where the source lies, from the project's folder. */
    String file() {
        return "src/test/java/" + testClass.getName().replace('.', '/') + ".java";
    }

    /** The name of the method as words, as it was meant to be read. */
    String words() {
        return method.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]|\\d)", " ")
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return testClass.getSimpleName() + (method.isEmpty() ? "" : "." + method);
    }
}
