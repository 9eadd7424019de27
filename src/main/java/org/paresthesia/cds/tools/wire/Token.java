package org.paresthesia.cds.tools.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A bearer token from a file, or none; it is sent and never printed. */
public final class Token {

    private static final String HIDDEN = "[token]";

    private final Optional<String> secret;

    private Token(Optional<String> secret) {
        this.secret = secret;
    }

    /** Reads the file's one line; without a file there is no token. */
    public static Token of(Path file) {
        if (file == null) {
            return new Token(Optional.empty());
        }
        try {
            String text = Files.readString(file).strip();
            if (!text.matches("[\\x21-\\x7E]+")) {
                throw new Unusable(file + " must hold one token and nothing else");
            }
            return new Token(Optional.of(text));
        } catch (IOException unreadable) {
            throw new Unusable(file + " can't be read");
        }
    }

    /** The token, for the one who sends it. */
    public Optional<String> secret() {
        return secret;
    }

    /** The text without the token, which a server may have sent back. */
    public String hideIn(String text) {
        return secret.map(each -> text.replace(each, HIDDEN)).orElse(text);
    }

    /** Says whether there is one. */
    @Override
    public String toString() {
        return secret.isPresent() ? HIDDEN : "no token";
    }
}
