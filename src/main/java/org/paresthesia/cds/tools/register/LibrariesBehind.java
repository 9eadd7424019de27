package org.paresthesia.cds.tools.register;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds which library decides a topic: the one whose define the re-exporting library names. */
final class LibrariesBehind {

    private static final Pattern INCLUDE = Pattern.compile("include (\\w+) called (\\w+)");
    private static final Pattern REFERENCE = Pattern.compile("(\\w+)\\.\"[^\"]*Holds\"");

    private final String exports;
    private final Map<String, String> libraryOfAlias = new TreeMap<>();

    /** Reads the text of the re-exporting library. */
    LibrariesBehind(String exports) {
        this.exports = exports;
        Matcher include = INCLUDE.matcher(exports);
        while (include.find()) {
            libraryOfAlias.put(include.group(2), include.group(1));
        }
    }

    /** The libraries whose "... Holds" an exported define refers to, by name; empty where it decides by itself. */
    List<String> deciding(String define) {
        int start = exports.indexOf("define \"" + define + "\":");
        if (start < 0) {
            throw new IllegalArgumentException("no exported define is called " + define);
        }
        int next = exports.indexOf("\ndefine ", start + 1);
        String body = exports.substring(start + define.length() + 10, next < 0 ? exports.length() : next);
        return REFERENCE
                .matcher(body)
                .results()
                .map(MatchResult::group)
                .map(reference -> libraryOfAlias.get(reference.substring(0, reference.indexOf('.'))))
                .distinct()
                .toList();
    }
}
