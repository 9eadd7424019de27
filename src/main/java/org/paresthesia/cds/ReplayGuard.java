package org.paresthesia.cds;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import org.paresthesia.cds.feedback.StoreUnavailable;
import org.paresthesia.cds.feedback.TokenLedger;
import org.paresthesia.cds.trust.AuthenticationSettings;
import org.paresthesia.cds.trust.UsedTokens;
import org.springframework.stereotype.Component;

/**
 * Refuses a token's second use: on this instance by its own memory, on any other by the shared database. While the database
 * is away the memory alone decides, because cards must still come.
 */
@Component
class ReplayGuard implements UsedTokens {

    private static final int MOST = 200_000;

    private final TokenLedger ledger;
    private final Cache<String, Boolean> here;

    ReplayGuard(TokenLedger ledger, AuthenticationSettings settings) {
        this.ledger = ledger;
        this.here = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(
                        settings.longestLifetime().plus(settings.clockSkew().multipliedBy(2)))
                .build();
    }

    @Override
    public boolean take(String issuer, String id, Instant until) {
        if (here.asMap().putIfAbsent(issuer + " " + id, true) != null) {
            return false;
        }
        try {
            return ledger.enter(issuer, id, until);
        } catch (StoreUnavailable away) {
            return true;
        }
    }
}
