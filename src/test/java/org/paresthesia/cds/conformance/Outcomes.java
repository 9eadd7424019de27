package org.paresthesia.cds.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The outcomes of tests of this build, one file per test class ({@code target/conformance}). */
final class Outcomes {

    private static final Path FOLDER = Path.of("target", "conformance");

    private Outcomes() {}

    /** Keeps the outcomes of a class by the names of its methods; the empty name is the class itself. */
    static void write(String testClass, Map<String, Outcome> byMethod) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(
                    file(testClass),
                    new TreeMap<>(byMethod)
                            .entrySet().stream()
                                    .map(each -> each.getValue() + " " + each.getKey() + "\n")
                                    .collect(Collectors.joining()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The outcome of a proof; empty if it was not run. */
    static Optional<Outcome> of(Proof proof) {
        Path file = file(proof.testClass().getName());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Map<String, Outcome> byMethod = Files.readAllLines(file).stream()
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toMap(line -> line[1], line -> Outcome.valueOf(line[0])));
            return worst(proof, byMethod);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<Outcome> worst(Proof proof, Map<String, Outcome> byMethod) {
        boolean isRun = proof.method().isEmpty() || byMethod.containsKey(proof.method());
        return byMethod.entrySet().stream()
                .filter(each -> each.getKey().isEmpty()
                        || proof.method().isEmpty()
                        || each.getKey().equals(proof.method()))
                .map(Map.Entry::getValue)
                .reduce(Outcome::and)
                .filter(worst -> isRun || worst == Outcome.FAILED);
    }

    private static Path file(String testClass) {
        return FOLDER.resolve(testClass + ".txt");
    }
}
