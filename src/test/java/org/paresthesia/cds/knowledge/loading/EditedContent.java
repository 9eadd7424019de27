package org.paresthesia.cds.knowledge.loading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.paresthesia.cds.knowledge.Content;

/** A small content that is right, with one thing changed, so that each refusal is seen for one reason alone. */
final class EditedContent implements Content {

    private final Content base = Content.directory(Path.of("src/test/resources/small-content"));
    private final Map<String, Optional<String>> edits = new HashMap<>();

    /** The small content as it is. */
    static EditedContent right() {
        return new EditedContent();
    }

    /** Replaces words in a file; words that are not there are a mistake of the test. */
    EditedContent with(String path, String old, String replacement) {
        String text = text(path);
        if (!text.contains(old)) {
            throw new IllegalArgumentException(path + " does not contain " + old);
        }
        edits.put(path, Optional.of(text.replace(old, replacement)));
        return this;
    }

    /** Adds a file, or replaces it. */
    EditedContent withFile(String path, String text) {
        edits.put(path, Optional.of(text));
        return this;
    }

    /** Takes a file away. */
    EditedContent without(String path) {
        edits.put(path, Optional.empty());
        return this;
    }

    /** The text of a file as it is now. */
    String text(String path) {
        try {
            return new String(read(path), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new IllegalArgumentException(missing);
        }
    }

    @Override
    public List<String> files(String folder) throws IOException {
        TreeSet<String> paths = new TreeSet<>(base.files(folder));
        edits.forEach((path, text) -> {
            boolean isHere = path.substring(0, path.lastIndexOf('/')).equals(folder);
            if (isHere && text.isPresent()) {
                paths.add(path);
            } else {
                paths.remove(isHere ? path : "");
            }
        });
        return List.copyOf(paths);
    }

    @Override
    public byte[] read(String path) throws IOException {
        Optional<String> edited = edits.get(path);
        if (edited == null) {
            return base.read(path);
        }
        return edited.orElseThrow(() -> new IOException("no such file")).getBytes(StandardCharsets.UTF_8);
    }
}
