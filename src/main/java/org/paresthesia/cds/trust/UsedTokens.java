package org.paresthesia.cds.trust;

import java.time.Instant;

/** Remembers which tokens were used, so that none counts twice (checklist M10). */
@FunctionalInterface
public interface UsedTokens {

    /**
     * Takes the token as used.
     *
     * @param issuer who made it
     * @param id its {@code jti}, unique for the issuer
     * @param until when it expires by itself
     * @return whether this was the first use
     */
    boolean take(String issuer, String id, Instant until);
}
