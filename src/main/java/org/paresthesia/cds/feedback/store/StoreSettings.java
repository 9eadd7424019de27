package org.paresthesia.cds.feedback.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a site chooses for the store, under {@code paresthesia.store}.
 *
 * @param enabled whether anything is kept; without a store every due card is shown and feedback is refused
 * @param required whether load balancers should send no calls to a service whose store is away; cards would come all the same, but without
 *     memory of overrides
 * @param secret what keys of patients and users are made with and comments are encrypted with: 32 characters or more
 * @param secretFile where a secret is kept that was made at the first start, where {@code secret} is not set
 * @param keep how long firings and feedback are kept
 * @param keepComments how long users' comments are kept; they may hold anything
 * @param retry how long to wait before an unreachable database is tried again
 */
@ConfigurationProperties("paresthesia.store")
public record StoreSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean required,
        Optional<String> secret,
        @DefaultValue("data/secret") Path secretFile,
        @DefaultValue("730d") Duration keep,
        @DefaultValue("90d") Duration keepComments,
        @DefaultValue("5s") Duration retry) {

    private static final int SHORTEST_SECRET = 32;

    /** The secret: the one that is set, or the one in the file, which is made where there is none. */
    public String secretInUse() {
        return SiteSecret.of(this);
    }

    /** Refuses a secret that could be guessed, and to require what is switched off. */
    public StoreSettings {
        if (required && !enabled) {
            throw new IllegalArgumentException("paresthesia.store.required needs paresthesia.store.enabled");
        }
        if (secret.filter(text -> text.length() < SHORTEST_SECRET).isPresent()) {
            throw new IllegalArgumentException(
                    "paresthesia.store.secret needs at least " + SHORTEST_SECRET + " characters");
        }
    }
}
