package org.paresthesia.cds.conformance;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page of conformance: every item, the tests that prove it, and how an unclear point is read.
 *
 * @param checklist the items
 * @param proofs the tests
 */
record Page(Checklist checklist, Proofs proofs) {

    private static final String HEAD =
            """
            # Conformance

            What CDS Hooks asks of a service, item by item, and the tests that show it. Written by `./generate-conformance` from the
            annotation `@Proves` of the tests and `src/test/resources/conformance/checklist.yaml`; do not edit. `./verify` fails if a test that
            is named here was not run, or did not pass, or if this page is not the generated one: so "passes" holds for every commit that was built.

            Level: SHALL, SHOULD and MAY as in CDS Hooks 2.0.1, or in 3.0.0-ballot where that is named; "guidance" from its best practices;
            OWN is a demand of this project, mostly from what clients were seen to do; "client" binds the client, and we rely on it or tolerate its absence.

            """;

    /** In what state an item is. */
    private enum State {
        PASSES("passes"),
        PARTLY("passes, in part"),
        NOT_YET("**not yet**"),
        NO_TEST("no test");

        private final String words;

        State(String words) {
            this.words = words;
        }
    }

    /** The whole text. */
    String text() {
        return HEAD
                + counts()
                + checklist.sections().entrySet().stream().map(this::section).collect(Collectors.joining());
    }

    private String counts() {
        Map<State, Long> counts =
                checklist.items().stream().collect(Collectors.groupingBy(this::state, Collectors.counting()));
        return "| items | pass | pass in part | not yet | no test, for the reason given |\n|---:|---:|---:|---:|---:|\n"
                + "| " + checklist.items().size() + " | "
                + Stream.of(State.values())
                        .map(state -> counts.getOrDefault(state, 0L).toString())
                        .collect(Collectors.joining(" | "))
                + " |\n";
    }

    private State state(Item item) {
        boolean isProven = !proofs.of(item.id()).isEmpty();
        if (isProven) {
            return item.notYet().isPresent() ? State.PARTLY : State.PASSES;
        }
        return item.notYet().isPresent() ? State.NOT_YET : State.NO_TEST;
    }

    private String section(Map.Entry<String, String> section) {
        List<Item> items = checklist.of(section.getKey());
        return "\n## " + section.getKey() + ". " + section.getValue() + "\n\n"
                + "| item | level | what is asked | tests | result |\n|---|---|---|---|---|\n"
                + items.stream().map(this::row).collect(Collectors.joining())
                + notes(items);
    }

    private String row(Item item) {
        return "| " + item.id() + " | " + item.level() + (item.version().isEmpty() ? "" : " (" + item.version() + ")")
                + " | " + item.demand().strip() + " | " + tests(item) + " | " + state(item).words + " |\n";
    }

    private String tests(Item item) {
        Map<Class<?>, List<Proof>> byClass = proofs.of(item.id()).stream()
                .collect(Collectors.groupingBy(Proof::testClass, java.util.LinkedHashMap::new, Collectors.toList()));
        return byClass.entrySet().stream().map(Page::test).collect(Collectors.joining("; "));
    }

    private static String test(Map.Entry<Class<?>, List<Proof>> proofs) {
        String link = "[" + proofs.getKey().getSimpleName() + "](../"
                + proofs.getValue().get(0).file() + ")";
        String methods = proofs.getValue().stream()
                .map(Proof::words)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        return methods.isEmpty() ? link : link + ": " + methods;
    }

    private static String notes(List<Item> items) {
        String notes = items.stream().map(Page::notes).collect(Collectors.joining());
        return notes.isEmpty() ? "" : "\n" + notes;
    }

    private static String notes(Item item) {
        return Stream.of(
                        item.reading().map(words -> "Our reading: " + words),
                        item.notYet().map(words -> "Not yet: " + words),
                        item.noTest().map(words -> "No test: " + words))
                .flatMap(java.util.Optional::stream)
                .map(words -> "- **" + item.id() + "** " + words.strip() + "\n")
                .collect(Collectors.joining());
    }
}
