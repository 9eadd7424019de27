package org.paresthesia.cds.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * A client that signs every request, with a key of this run.
 *
 * @param id its name in the configuration
 * @param key its key
 */
record SigningClient(String id, ECKey key) {

    /** With a new key. */
    static SigningClient named(String id) throws IOException {
        try {
            return new SigningClient(
                    id, new ECKeyGenerator(Curve.P_384).keyID(id).generate());
        } catch (JOSEException broken) {
            throw new IOException(broken);
        }
    }

    /** What makes the service know it. */
    List<String> settings(Path folder) throws IOException {
        Path keys = Files.writeString(folder.resolve(id + ".json"), new JWKSet(key.toPublicJWK()).toString());
        String client = "-Dparesthesia.clients." + id + ".token.";
        return List.of(client + "issuer=" + issuer(), client + "jwk-set-file=" + keys.toAbsolutePath());
    }

    private String issuer() {
        return "https://" + id + ".example.org";
    }

    /** A request in full, with a token of its own. */
    byte[] request(String path, byte[] body) throws IOException {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("http://localhost" + path)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES384)
                    .type(JOSEObjectType.JWT)
                    .keyID(id)
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return Connection.request(
                    "POST", path, "Host: localhost\r\nAuthorization: Bearer " + token.serialize() + "\r\n", body);
        } catch (JOSEException broken) {
            throw new IOException(broken);
        }
    }
}
