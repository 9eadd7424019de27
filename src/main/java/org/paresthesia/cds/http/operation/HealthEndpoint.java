package org.paresthesia.cds.http.operation;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.TreeMap;
import org.paresthesia.cds.feedback.StoreState;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says how the service is. The port opens only after the warm-up, so any answer proves that the knowledge is loaded and the code warm;
 * whether calls should be sent here depends, besides, on whether it is about to stop and whether a store that the site requires is there.
 * The service's own numbers, without anything of a patient, make it neither less alive nor less ready.
 */
@RestController
class HealthEndpoint {

    private static final String OURS = "paresthesia.";

    private final MeterRegistry meters;
    private final Leaving leaving;
    private final StoreState store;
    private final JsonMapper json = JsonMapper.builder().build();

    HealthEndpoint(MeterRegistry meters, Leaving leaving, StoreState store) {
        this.meters = meters;
        this.leaving = leaving;
        this.store = store;
    }

    @GetMapping("/health")
    ResponseEntity<byte[]> health() {
        return answer(HttpStatus.OK, new TreeMap<>(Map.of("status", "UP", "meters", numbers())));
    }

    /** For whoever starts a process anew that does not answer, and for whoever waits for it to be started. */
    @GetMapping({"/health/live", "/health/startup"})
    ResponseEntity<byte[]> live() {
        return answer(HttpStatus.OK, Map.of("status", "UP"));
    }

    /** For load balancers: 503 while no calls should be sent here, with the reason. */
    @GetMapping("/health/ready")
    ResponseEntity<byte[]> ready() {
        if (isReady()) {
            return live();
        }
        return notReady(leaving.isLeaving() ? "the service is stopping" : "the store is away");
    }

    boolean isReady() {
        return !leaving.isLeaving() && !store.isMissed();
    }

    private ResponseEntity<byte[]> notReady(String reason) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, new TreeMap<>(Map.of("status", "DOWN", "reason", reason)));
    }

    private ResponseEntity<byte[]> answer(HttpStatus status, Map<String, Object> health) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(json.writeValueAsBytes(health));
    }

    private Map<String, Double> numbers() {
        Map<String, Double> numbers = new TreeMap<>();
        for (Meter meter : meters.getMeters()) {
            String name = meter.getId().getName();
            boolean isPlain = meter.getId().getTags().isEmpty() && !(meter instanceof Timer);
            if (name.startsWith(OURS) && isPlain) {
                meter.measure().forEach(measured -> numbers.merge(name, measured.getValue(), Double::sum));
            }
        }
        return numbers;
    }
}
