package org.paresthesia.cds.feedback.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Fact.Stance;
import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.hook.HookCall;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;

/**
 * Stands for patients, users and facts in the store without saying who or what they are: HMAC-SHA-256 with the site's
 * secret, in hexadecimal. Whoever reads the store cannot tell whose rows they are; the same patient gets the same key.
 */
public final class Keys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String SEPARATOR = "\u001f";

    private final SecretKeySpec secret;

    /** With the site's secret. */
    public Keys(String secret) {
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The patient of a call; the same id of another client is another patient. */
    public String patient(HookCall call) {
        return key("patient", call.caller().clientId(), call.context().patientId());
    }

    /** The user of a call. */
    public String user(HookCall call) {
        var user = call.context().user();
        return key("user", call.caller().clientId(), user.type(), user.id());
    }

    /**
     * The supporting facts of a finding: resources and their values, in no order, and data that could not be read. Facts
     * without a resource (age, what was not found) change by themselves and do not count.
     */
    String facts(Finding finding) {
        Set<String> facts = new TreeSet<>();
        finding.facts().stream().filter(Keys::supports).forEach(fact -> facts.add(text(fact)));
        return key("facts", finding.topic(), String.join(SEPARATOR, facts));
    }

    private static boolean supports(Fact fact) {
        return fact.stands() == Stance.UNREADABLE
                || (fact.stands() == Stance.FOR && !fact.resource().isEmpty());
    }

    private static String text(Fact fact) {
        return String.join("|", fact.what(), fact.resource(), fact.value(), fact.unit());
    }

    /** A fingerprint of texts, for finding the same feedback again. */
    String digest(String... texts) {
        return key("digest", texts);
    }

    /** A keyed hash over texts of an audit record, which nobody can make without the secret. */
    public String seal(String... texts) {
        return key("audit", texts);
    }

    /** Encrypts users' comments (AES-256 in GCM mode) with a key of its own, derived from the secret. */
    AesBytesEncryptor comments() {
        return cipher("comments");
    }

    /** The signature of a ticket. */
    String ticket(String said) {
        return key("ticket", said);
    }

    /** Encrypts why calls were answered as they were (AES-256 in GCM mode) with a key of its own. */
    AesBytesEncryptor whys() {
        return cipher("whys");
    }

    private AesBytesEncryptor cipher(String purpose) {
        return new AesBytesEncryptor(
                new SecretKeySpec(HexFormat.of().parseHex(key(purpose, "1")), "AES"),
                KeyGenerators.secureRandom(16),
                AesBytesEncryptor.CipherAlgorithm.GCM);
    }

    private String key(String purpose, String... texts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            for (String text : texts) {
                mac.update((byte) 0);
                mac.update(text.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, missing);
        }
    }
}
