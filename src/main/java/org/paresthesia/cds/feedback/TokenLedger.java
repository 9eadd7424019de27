package org.paresthesia.cds.feedback;

import java.time.Instant;

/** Tokens that were used, in the database that all instances share. */
@FunctionalInterface
public interface TokenLedger {

    /**
     * Enters a token.
     *
     * @param issuer who made it
     * @param id its identifier, which is kept as a keyed hash
     * @param until when the entry may be forgotten
     * @return whether it was not there yet
     * @throws StoreUnavailable if it can't be told, because the database is away
     */
    boolean enter(String issuer, String id, Instant until);
}
