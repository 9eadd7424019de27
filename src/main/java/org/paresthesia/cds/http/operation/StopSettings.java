package org.paresthesia.cds.http.operation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the service leaves, under {@code paresthesia.stop}.
 *
 * @param pause how long a service that is told to stop still takes calls while it says that it is not ready: longer than a load balancer
 *     takes to notice
 */
@ConfigurationProperties("paresthesia.stop")
record StopSettings(@DefaultValue("0s") Duration pause) {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Refuses a pause that is none, or that nobody would wait for. */
    StopSettings {
        if (pause.isNegative() || pause.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("paresthesia.stop.pause must be between 0s and 5m");
        }
    }
}
