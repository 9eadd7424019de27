package org.paresthesia.cds.telemetry;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where traces of calls are sent, under {@code paresthesia.traces}.
 *
 * @param address where an OpenTelemetry collector takes traces over HTTP, such as {@code http://collector:4318/v1/traces}; none: there are no
 *     traces
 * @param share the share of calls that are traced where the client does not say so itself by {@code traceparent}, from 0 to 1
 * @param headers headers that the collector asks for
 */
@ConfigurationProperties("paresthesia.traces")
record TraceSettings(Optional<URI> address, @DefaultValue("0.1") double share, Map<String, String> headers) {

    /** Refuses an address that is none, and a share beyond all. */
    TraceSettings {
        headers = headers == null ? Map.of() : Map.copyOf(headers);
        if (share < 0 || share > 1) {
            throw new IllegalArgumentException("paresthesia.traces.share must be between 0 and 1");
        }
        if (address.filter(each -> each.getHost() == null || !each.getScheme().startsWith("http"))
                .isPresent()) {
            throw new IllegalArgumentException(
                    "paresthesia.traces.address must be an address such as http://collector:4318/v1/traces");
        }
    }
}
