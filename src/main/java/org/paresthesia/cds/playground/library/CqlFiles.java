package org.paresthesia.cds.playground.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.playground.PagesOn;
import org.springframework.stereotype.Component;

/** The texts of the logic, read when first asked for. */
@Component
@PagesOn
class CqlFiles {

    private static final String ENDING = ".cql";

    private final Content content;
    private Map<String, String> texts;

    CqlFiles(Content content) {
        this.content = content;
    }

    /** Every library's text, by its name. */
    synchronized Map<String, String> all() {
        if (texts == null) {
            Map<String, String> found = new TreeMap<>();
            read("cql", found);
            read("cql/causes", found);
            read("cql/candidates", found);
            texts = found;
        }
        return texts;
    }

    private void read(String folder, Map<String, String> found) {
        try {
            for (String path : content.files(folder)) {
                if (path.endsWith(ENDING)) {
                    String name = path.substring(path.lastIndexOf('/') + 1, path.length() - ENDING.length());
                    found.put(name, new String(content.read(path), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
