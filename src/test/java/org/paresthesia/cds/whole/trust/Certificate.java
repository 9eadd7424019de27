package org.paresthesia.cds.whole.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/** A certificate for this machine that was made for this run alone, as PEM files. */
public record Certificate(Certificates certificates) {

    private static final String NAME = "own";

    /** Makes one. */
    public static Certificate in(Path folder) {
        return new Certificate(new Certificates(folder).ownWord(NAME));
    }

    /** The certificate's file. */
    public Path certificate() throws GeneralSecurityException, IOException {
        return certificates.certificate(NAME);
    }

    /** The file of its key. */
    public Path privateKey() throws GeneralSecurityException, IOException {
        return certificates.key(NAME);
    }

    /** A client that trusts it. */
    public SSLContext trusting() throws GeneralSecurityException, IOException {
        return certificates.trusting(NAME);
    }
}
