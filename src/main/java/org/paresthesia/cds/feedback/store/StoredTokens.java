package org.paresthesia.cds.feedback.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.paresthesia.cds.feedback.TokenLedger;

/**
 * Enters used tokens at once; the primary key decides between two instances that get the same one at the same time. The others see the
 * entry from then on, but nobody waits until it is on the disk, where the database can be told so.
 *
 * @param database where
 * @param keys for the hashes that are kept
 * @param canHurry whether it understands PostgreSQL's way to say that a commit need not wait for the disk
 */
record StoredTokens(Database database, Keys keys, boolean canHurry) implements TokenLedger {

    private static final String ENTRY =
            """
            insert into used_token (issuer, token_id, expires_at)
            select cast(? as varchar(300)), cast(? as varchar(300)), cast(? as timestamp with time zone) %s
            on conflict do nothing""";
    private static final String HURRIED = ENTRY.formatted("from set_config('synchronous_commit', 'off', true)");
    private static final String USUAL =
            "insert into used_token (issuer, token_id, expires_at) values (?, ?, ?)" + " on conflict do nothing";

    @Override
    public boolean enter(String issuer, String id, Instant until) {
        return database.inCall(() -> database.jdbc()
                        .sql(canHurry ? HURRIED : USUAL)
                        .param(keys.digest(issuer))
                        .param(keys.digest(id))
                        .param(until.atOffset(ZoneOffset.UTC))
                        .update())
                > 0;
    }

    /** Whether a token was entered before. */
    boolean isKnown(String issuer, String id) {
        return database.inCall(() -> database.jdbc()
                        .sql("select 1 from used_token where issuer = ? and token_id = ?")
                        .param(keys.digest(issuer))
                        .param(keys.digest(id))
                        .query(Integer.class)
                        .optional())
                .isPresent();
    }

    /** A token that was used. */
    record Used(String issuer, String id, Instant until) {}

    /** Enters many. */
    void enterAll(List<Used> tokens) {
        List<Object[]> rows = tokens.stream()
                .map(used -> new Object[] {
                    keys.digest(used.issuer()),
                    keys.digest(used.id()),
                    used.until().atOffset(ZoneOffset.UTC)
                })
                .toList();
        database.inTransaction(() -> database.batch(USUAL, rows));
    }
}
