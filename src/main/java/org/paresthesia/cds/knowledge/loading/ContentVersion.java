package org.paresthesia.cds.knowledge.loading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.paresthesia.cds.knowledge.Content;

/** Names the logic that wrote a card: the project's version and a fingerprint of all content, local changes included. */
final class ContentVersion {

    private static final List<String> FOLDERS = List.of(
            "cql",
            "cql/candidates",
            "cql/causes",
            "fhir-resources",
            "fhir-resources/codesystems",
            "fhir-resources/conceptmaps",
            "fhir-resources/orders",
            "fhir-resources/override-lists",
            "fhir-resources/plandefinition",
            "fhir-resources/plandefinition/rules",
            "fhir-resources/valuesets",
            "site/conceptmaps",
            "site/valuesets");
    private static final int SHORT = 10;

    private ContentVersion() {}

    /** For example {@code 0.1.0+3f2a9c01be}: the same for the same content, wherever it is read from. */
    static String of(Content content, String projectVersion) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String folder : FOLDERS) {
                for (String path : content.files(folder)) {
                    digest.update(path.getBytes(StandardCharsets.UTF_8));
                    digest.update(content.read(path));
                }
            }
            return projectVersion + "+"
                    + HexFormat.of().formatHex(digest.digest()).substring(0, SHORT);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
