package org.paresthesia.cds.trust;

import java.util.Locale;
import java.util.Objects;

/**
 * A caller that did not prove who it is. The client is told nothing else (checklist M15); the reason is for the log of the
 * site, and holds nothing of the token.
 */
public class NotAuthenticated extends RuntimeException {

    /** Why, in words that are the same for every token. */
    public enum Reason {
        /** There is no bearer token in the {@code Authorization} header. */
        NO_TOKEN,
        /** It is no signed JSON Web Token, or its header lacks what it must have. */
        MALFORMED,
        /** No client has this issuer, tenant, key address or algorithm. */
        UNKNOWN_CLIENT,
        /** The signature does not fit, the key is unknown or could not be had, or a time is out of bounds. */
        INVALID,
        /** It was made for another address. */
        OTHER_AUDIENCE,
        /** It was used before. */
        REPLAYED
    }

    private final Reason reason;

    /** For this reason. */
    public NotAuthenticated(Reason reason) {
        super("not authenticated: " + reason.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        this.reason = Objects.requireNonNull(reason);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
