package org.paresthesia.cds.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How the two programs are started; both from the same jars, unpacked by {@code ./run --build-only}. */
public final class Programs {

    /** The moment at which every run takes place, so that every run measures the same cards. */
    private static final String NOW = "2026-11-20T10:00:00Z";

    private static final Path APP = Path.of("target", "app");

    private Programs() {}

    /**
     * The service and its demo EHR, as {@code ./run} starts them but with the clock standing still.
     *
     * @param heap the greatest heap as {@code -Xmx} takes it; empty for the JVM's own choice
     */
    static Subject service(String heap, int ehrPort) throws IOException, InterruptedException {
        return service("service", heap, ehrPort, List.of());
    }

    /** The same with further properties, as {@code -D} takes them. */
    static Subject service(String name, String heap, int ehrPort, List<String> properties)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-Dparesthesia.now=" + NOW));
        all.addAll(properties);
        return withTime(name, heap, ehrPort, all);
    }

    /** The same with the machine's own clock. */
    public static Subject withTime(String name, String heap, int ehrPort, List<String> properties)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                "-XX:SharedArchiveFile=" + APP.resolve("classes.jsa"),
                "-Dspring.profiles.active=demo",
                "-Dparesthesia.demo-ehr.port=" + ehrPort));
        arguments.addAll(properties);
        arguments.addAll(List.of("-jar", jar().toString()));
        return Subject.start(name, heap, arguments);
    }

    /** The endpoint that only reads. */
    static Subject nullEndpoint(String heap) throws IOException, InterruptedException {
        String classes = String.join(":", System.getProperty("java.class.path").split(":"));
        return Subject.start(
                "null-endpoint", heap, List.of("-XX:+UseSerialGC", "-cp", classes, NullService.class.getName()));
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(APP)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
