package org.paresthesia.cds.logic;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a site chooses for the run of the rules, under {@code paresthesia.logic}.
 *
 * @param longest how long the rules of one call may take; they take milliseconds, so that this ends only what went wrong
 */
@ConfigurationProperties("paresthesia.logic")
public record LogicSettings(@DefaultValue("2s") Duration longest) {

    /** Refuses a time in which nothing could be concluded. */
    public LogicSettings {
        if (longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("paresthesia.logic.longest must be positive");
        }
    }
}
