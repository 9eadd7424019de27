package org.paresthesia.cds.feedback.store;

import java.time.Instant;
import java.time.ZoneOffset;
import org.paresthesia.cds.feedback.TokenLedger;

/** Enters used tokens; the primary key decides between two instances that get the same one at the same time. */
record StoredTokens(Database database, Keys keys) implements TokenLedger {

    @Override
    public boolean enter(String issuer, String id, Instant until) {
        return database.inTransaction(() -> database.jdbc()
                        .sql(
                                """
                        insert into used_token (issuer, token_id, expires_at) values (?, ?, ?)
                        on conflict do nothing""")
                        .param(keys.digest(issuer))
                        .param(keys.digest(id))
                        .param(until.atOffset(ZoneOffset.UTC))
                        .update())
                > 0;
    }
}
