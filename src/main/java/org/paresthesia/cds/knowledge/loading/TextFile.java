package org.paresthesia.cds.knowledge.loading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.paresthesia.cds.knowledge.Content;

/**
 * A file of the content as text, which can say on which line a word stands.
 *
 * @param path its path inside the content
 * @param text what is in it
 */
record TextFile(String path, String text) {

    /** Reads one file; one that is missing or cannot be read is a problem and reads as empty. */
    static TextFile read(Content content, String path, Problems problems) {
        try {
            return new TextFile(path, new String(content.read(path), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            problems.add(path, "the file is missing or can't be read", "put it back");
            return new TextFile(path, "");
        }
    }

    /** Reads the files of a folder that end in a way, sorted by name. */
    static List<TextFile> readAll(Content content, String folder, String ending, Problems problems) {
        List<TextFile> files = new ArrayList<>();
        try {
            for (String path : content.files(folder)) {
                if (path.endsWith(ending)) {
                    files.add(read(content, path, problems));
                }
            }
        } catch (IOException unreadable) {
            problems.add(folder, "the folder can't be read", "check its permissions");
        }
        return files;
    }

    /** The line, counted from 1, on which a JSON text stands, quotes included; 0 where it does not. */
    int lineOf(String word) {
        int place = text.indexOf('"' + word + '"');
        place = place < 0 ? text.indexOf(word) : place;
        return place < 0 ? 0 : (int) text.substring(0, place).lines().count() + (startsLine(place) ? 1 : 0);
    }

    private boolean startsLine(int place) {
        return place == 0 || text.charAt(place - 1) == '\n';
    }

    /** The file's name without folder and ending, which is the id of what it holds. */
    String name() {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.substring(0, file.lastIndexOf('.'));
    }
}
