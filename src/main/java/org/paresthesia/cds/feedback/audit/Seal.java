package org.paresthesia.cds.feedback.audit;

import java.time.Instant;
import org.paresthesia.cds.feedback.store.Keys;

/**
 * The hashes of the chain: HMAC-SHA-256 with the site's secret, so that whoever can write to the database, but has not the secret,
 * can't make one that fits.
 */
record Seal(Keys keys) {

    /** The hash of a record at its place. */
    String of(long sequence, Instant at, String client, String content, String previousHash) {
        return keys.seal("record", String.valueOf(sequence), at.toString(), client, content, previousHash);
    }

    /** The hash that a record has to have. */
    String of(AuditRecord record) {
        return of(record.sequence(), record.at(), record.client(), record.content(), record.previousHash());
    }

    /** Whether a record has the hash that it would have at another place. */
    boolean fitsAt(long sequence, AuditRecord record) {
        return of(sequence, record.at(), record.client(), record.content(), record.previousHash())
                .equals(record.hash());
    }

    /** The seal of one end of the chain. */
    String ofEnd(String which, long sequence, String hash) {
        return keys.seal(which, String.valueOf(sequence), hash);
    }
}
