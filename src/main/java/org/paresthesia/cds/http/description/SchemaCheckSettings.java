package org.paresthesia.cds.http.description;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many answers are checked against their schema while the service runs, under {@code paresthesia.schema-checks}.
 *
 * @param rate the share of answers, from 0 (none) to 1 (all)
 */
@ConfigurationProperties("paresthesia.schema-checks")
record SchemaCheckSettings(@DefaultValue("0.01") double rate) {

    /** Refuses a share that is none. */
    SchemaCheckSettings {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("paresthesia.schema-checks.rate must be from 0 to 1");
        }
    }
}
