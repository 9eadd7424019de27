package org.paresthesia.cds.http;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says that the service is ready; the port opens only after the warm-up, so an answer is the proof. */
@RestController
class HealthEndpoint {

    @GetMapping("/health")
    ResponseEntity<String> health() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body("{\"status\":\"UP\"}");
    }
}
