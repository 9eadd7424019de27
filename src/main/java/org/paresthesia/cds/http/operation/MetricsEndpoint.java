package org.paresthesia.cds.http.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import org.paresthesia.cds.http.Outcome;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells the numbers of all rooms in Prometheus' text format. Labels are topics, prefetch keys, steps, services, clients and statuses: what
 * the content and the configuration name, nothing that a call brings.
 */
@RestController
class MetricsEndpoint {

    private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry meters;
    private final boolean areTold;

    MetricsEndpoint(
            PrometheusMeterRegistry meters,
            MetricsSettings settings,
            HealthEndpoint health,
            @Value("${paresthesia.management.port:0}") int operationPort) {
        this.meters = meters;
        this.areTold = settings.areTold(operationPort);
        Gauge.builder("paresthesia.ready", health, each -> each.isReady() ? 1 : 0)
                .description("1 while calls should be sent here")
                .register(meters);
    }

    @GetMapping("/metrics")
    ResponseEntity<byte[]> metrics() {
        if (!areTold) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Outcome.of(HttpStatus.NOT_FOUND).json());
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, FORMAT)
                .cacheControl(CacheControl.noStore())
                .body(meters.scrape(FORMAT).getBytes(StandardCharsets.UTF_8));
    }
}
