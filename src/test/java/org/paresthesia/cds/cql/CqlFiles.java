package org.paresthesia.cds.cql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The CQL of a checkout, read from its directory, so that a row can be tried without a build. */
final class CqlFiles {

    private CqlFiles() {}

    /** The text of every library by its path from the checkout. */
    static Map<String, String> of(Path checkout) {
        try (Stream<Path> files = Files.walk(checkout.resolve("cql"))) {
            Map<String, String> texts = new TreeMap<>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".cql")).toList()) {
                texts.put(checkout.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
            return texts;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
