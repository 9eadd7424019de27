package org.paresthesia.cds.trust.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A client of the tests, with keys made for this run alone. */
public final class Signer {

    private final JWK key;
    private final JWSAlgorithm algorithm;

    private Signer(JWK key, JWSAlgorithm algorithm) {
        this.key = key;
        this.algorithm = algorithm;
    }

    /** With an elliptic key, for ES384 as the public sandbox signs. */
    public static Signer es384(String kid) {
        try {
            return new Signer(new ECKeyGenerator(Curve.P_384).keyID(kid).generate(), JWSAlgorithm.ES384);
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** With a shorter elliptic key. */
    static Signer es256(String kid) {
        try {
            return new Signer(new ECKeyGenerator(Curve.P_256).keyID(kid).generate(), JWSAlgorithm.ES256);
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** With an RSA key, for RS384 as Epic signs. */
    public static Signer rs384(String kid) {
        try {
            return new Signer(new RSAKeyGenerator(2048).keyID(kid).generate(), JWSAlgorithm.RS384);
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The same keys with another algorithm. */
    Signer with(JWSAlgorithm other) {
        return new Signer(key, other);
    }

    /** The public half. */
    public JWK publicKey() {
        return key.toPublicJWK();
    }

    /** A JWK Set of these, as JSON. */
    public static String keySet(Signer... signers) {
        return new JWKSet(List.of(signers).stream().map(Signer::publicKey).toList()).toString();
    }

    /** Claims as they should be, for somebody to spoil. */
    public static JWTClaimsSet.Builder claims(String issuer, String audience, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .jwtID(UUID.randomUUID().toString());
    }

    /** The header as it should be. */
    public JWSHeader.Builder header() {
        return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(key.getKeyID());
    }

    /** A token with header and claims as somebody else writes them; what is signed is exactly this text. */
    String sign(String header, String claims) {
        try {
            Base64URL first = Base64URL.encode(header);
            Base64URL second = Base64URL.encode(claims);
            byte[] signed = (first + "." + second).getBytes(StandardCharsets.US_ASCII);
            return first + "." + second + "." + signer().sign(JWSHeader.parse(header), signed);
        } catch (JOSEException | ParseException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private JWSSigner signer() throws JOSEException {
        return key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner((RSAKey) key);
    }

    /** A signed token. */
    public String sign(JWTClaimsSet claims) {
        return sign(claims, header -> header);
    }

    /** A signed token with another header. */
    public String sign(JWTClaimsSet claims, UnaryOperator<JWSHeader.Builder> change) {
        try {
            SignedJWT token = new SignedJWT(change.apply(header()).build(), claims);
            token.sign(signer());
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
