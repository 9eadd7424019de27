package org.paresthesia.cds.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says that the service is ready: the port opens only after the warm-up, so an answer is the proof. Beside it stand the service's own
 * numbers, without anything of a patient; none of them makes it less ready.
 */
@RestController
class HealthEndpoint {

    private static final String OURS = "paresthesia.";

    private final MeterRegistry meters;
    private final JsonMapper json = JsonMapper.builder().build();

    HealthEndpoint(MeterRegistry meters) {
        this.meters = meters;
    }

    @GetMapping("/health")
    ResponseEntity<byte[]> health() {
        Map<String, Object> health = new TreeMap<>(Map.of("status", "UP", "meters", numbers()));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(json.writeValueAsBytes(health));
    }

    private Map<String, Double> numbers() {
        Map<String, Double> numbers = new TreeMap<>();
        for (Meter meter : meters.getMeters()) {
            String name = meter.getId().getName();
            if (name.startsWith(OURS)) {
                meter.measure().forEach(measured -> numbers.merge(name, measured.getValue(), Double::sum));
            }
        }
        return numbers;
    }
}
