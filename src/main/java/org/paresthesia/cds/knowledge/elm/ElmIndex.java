package org.paresthesia.cds.knowledge.elm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was translated, from which texts, and the types that ELM itself does not carry.
 *
 * @param fingerprint SHA-256 of the CQL, in hexadecimal digits: other texts are never answered with this logic
 * @param translator version of the translator
 * @param types per library the CQL types, in words, of its parameters, defines and unions in the order in which they stand
 */
record ElmIndex(String fingerprint, String translator, Map<String, List<String>> types) {

    /** The folder on the classpath. */
    static final String FOLDER = "elm";

    /** The file that names all others. */
    static final String FILE = "index.json";

    ElmIndex {
        types = new TreeMap<>(types);
    }

    /** Of the text of every library by its path. */
    static String fingerprintOf(Map<String, String> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(files).forEach((path, text) -> {
                digest.update((path + '\0' + text.length() + '\0').getBytes(StandardCharsets.UTF_8));
                digest.update(text.getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
