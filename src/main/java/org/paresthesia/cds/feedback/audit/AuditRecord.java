package org.paresthesia.cds.feedback.audit;

import java.time.Instant;
import java.util.Objects;

/**
 * One record as it is kept.
 *
 * @param sequence its number; the first has 1, and none is left out
 * @param at when, to the millisecond
 * @param client who asked; empty where that was not proven
 * @param content what happened, as JSON
 * @param previousHash the hash of the record before
 * @param hash over all of these, keyed with the site's secret
 */
public record AuditRecord(long sequence, Instant at, String client, String content, String previousHash, String hash) {

    /** Refuses a missing part. */
    public AuditRecord {
        Objects.requireNonNull(at);
        Objects.requireNonNull(client);
        Objects.requireNonNull(content);
        Objects.requireNonNull(previousHash);
        Objects.requireNonNull(hash);
    }
}
