package org.paresthesia.cds.whole.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keys and certificates made for one test, in a folder that goes away with it. */
public final class Certificates {

    private static final char[] WORD = "of the tests".toCharArray();

    private final Path folder;
    private final Path store;

    Certificates(Path folder) {
        this.folder = folder;
        this.store = folder.resolve("keys.p12");
    }

    /** A certificate that vouches for itself. */
    Certificates ownWord(String name) {
        keys(name, "-ext", "SAN=dns:localhost", "-ext", "BC=ca:true");
        return this;
    }

    /** A certificate for which another of these vouches. */
    Certificates signed(String name, String authority) {
        keys(name, "-signer", authority);
        return this;
    }

    private void keys(String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "-genkeypair", "-alias", name, "-keyalg", "EC", "-groupname", "secp384r1", "-dname", "CN=" + name));
        arguments.addAll(List.of(more));
        keytool(arguments.toArray(String[]::new));
    }

    private void keytool(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", new String(WORD)));
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException("keytool failed");
            }
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private KeyStore keys() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            keys.load(stream, WORD);
        }
        return keys;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        return keys;
    }

    /** The certificate as a PEM file. */
    Path certificate(String name) throws GeneralSecurityException, IOException {
        return pem(name, "CERTIFICATE", keys().getCertificate(name).getEncoded());
    }

    /** The private key as a PEM file. */
    Path key(String name) throws GeneralSecurityException, IOException {
        Key key = keys().getKey(name, WORD);
        return pem(name, "PRIVATE KEY", key.getEncoded());
    }

    private Path pem(String name, String kind, byte[] content) throws IOException {
        String text = "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(content)
                + "\n-----END " + kind + "-----\n";
        return Files.writeString(folder.resolve(name + "-" + kind.replace(' ', '-') + ".pem"), text);
    }

    /** A client that trusts the server's certificate and shows nothing itself. */
    SSLContext trusting(String server) throws GeneralSecurityException, IOException {
        return context(server, empty());
    }

    /** A client that trusts the server's certificate and shows its own. */
    SSLContext showing(String client, String server) throws GeneralSecurityException, IOException {
        KeyStore all = keys();
        KeyStore own = empty();
        own.setKeyEntry(client, all.getKey(client, WORD), WORD, all.getCertificateChain(client));
        return context(server, own);
    }

    private SSLContext context(String server, KeyStore own) throws GeneralSecurityException, IOException {
        Certificate known = keys().getCertificate(server);
        KeyStore trusted = empty();
        trusted.setCertificateEntry(server, known);
        KeyManagerFactory shown = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        shown.init(own, WORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(shown.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
