package org.paresthesia.cds.feedback.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a site chooses for audit records, under {@code paresthesia.audit}.
 *
 * @param keep how long they are kept
 */
@ConfigurationProperties("paresthesia.audit")
public record AuditSettings(@DefaultValue("2190d") Duration keep) {

    private static final Duration SHORTEST = Duration.ofDays(1);

    /** Refuses a time in which nobody could look. */
    public AuditSettings {
        if (keep.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("paresthesia.audit.keep must be at least a day");
        }
    }
}
