package org.paresthesia.cds.http.operation;

import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether numbers are told, under {@code paresthesia.metrics}.
 *
 * @param enabled whether {@code /metrics} answers; not set: where the operation has a port of its own
 */
@ConfigurationProperties("paresthesia.metrics")
record MetricsSettings(Optional<Boolean> enabled) {

    /** Whether they are told. */
    boolean areTold(int operationPort) {
        return enabled.orElse(operationPort > 0);
    }
}
