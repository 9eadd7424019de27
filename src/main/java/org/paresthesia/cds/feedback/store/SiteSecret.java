package org.paresthesia.cds.feedback.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The site's secret: from the configuration, or made once and kept in a file that only its owner can read. */
final class SiteSecret {

    private static final int BYTES = 32;

    private SiteSecret() {}

    /** The secret as text of at least 32 characters; an unreadable file stops the start. */
    static String of(StoreSettings settings) {
        return settings.secret().orElseGet(() -> kept(settings.secretFile()));
    }

    private static String kept(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file.toAbsolutePath());
            }
            return Files.readString(file).strip();
        } catch (IOException broken) {
            throw new UncheckedIOException("paresthesia.store.secret-file can't be read or written: " + file, broken);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(file.getParent());
        boolean isPosix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
        if (isPosix) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(
                file,
                Base64.getEncoder().encodeToString(random) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
    }
}
