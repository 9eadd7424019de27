package org.paresthesia.cds.knowledge;

import java.util.Objects;

/**
 * Data that the rules ask for: a prefetch key, and a name in the CQL parameter {@code Unread}.
 *
 * @param key the prefetch key, for example {@code rareResults}
 * @param resourceType the FHIR type that it fetches
 * @param title what it is in plain words, for example {@code administered medicines}
 * @param demand how much depends on it
 * @param template the prefetch template with its tokens, not URL-encoded
 * @param count the page size asked for; 0 where all entries are asked for
 */
public record PrefetchNeed(String key, String resourceType, String title, Demand demand, String template, int count) {

    /** Required: without it there may be no answer (412). Supplementary: absence is certain without it (specification 0). */
    public enum Demand {
        REQUIRED,
        PRIMARY,
        SUPPLEMENTARY
    }

    /** Refuses a need without key, type, title or template. */
    public PrefetchNeed {
        if (key.isBlank() || resourceType.isBlank() || title.isBlank() || template.isBlank()) {
            throw new IllegalArgumentException("a prefetch need has a key, a type, a title and a template");
        }
        Objects.requireNonNull(demand);
        if (count < 0) {
            throw new IllegalArgumentException("a page size is not negative");
        }
    }

    /** Whether it reads one resource by its id instead of searching. */
    public boolean isRead() {
        return !template.contains("?");
    }
}
