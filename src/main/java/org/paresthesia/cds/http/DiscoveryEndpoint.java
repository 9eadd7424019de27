package org.paresthesia.cds.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Service;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.json.JsonMapper;

/** Tells clients which services there are (CDS Hooks 2.0.1, "Discovery"); written once at start, byte for byte the same. */
@RestController
class DiscoveryEndpoint {

    /** How long a client may go without asking whether anything changed. */
    private static final CacheControl FIVE_MINUTES =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic().mustRevalidate();

    private static final String VERSION = "2.0.1";

    private final byte[] body;
    private final String etag;

    /** With {@code isVersionShown} each service says which CDS Hooks it speaks, a field that 2.0.1 does not know. */
    DiscoveryEndpoint(Knowledge knowledge, @Value("${paresthesia.discovery.version:false}") boolean isVersionShown) {
        this.body = JsonMapper.builder()
                .build()
                .writeValueAsBytes(Map.of(
                        "services",
                        knowledge.services().stream()
                                .map(service -> entry(service, isVersionShown))
                                .toList()));
        this.etag = '"' + DigestUtils.md5DigestAsHex(body) + '"';
    }

    private static Map<String, Object> entry(Service service, boolean isVersionShown) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("hook", service.hook());
        entry.put("title", service.title());
        entry.put("description", service.description());
        entry.put("id", service.id());
        if (isVersionShown) {
            entry.put("version", VERSION);
        }
        entry.put("prefetch", service.prefetchTemplates());
        entry.put("usageRequirements", service.usageRequirements());
        entry.values().removeIf(value -> value.equals("") || value.equals(Map.of()));
        return entry;
    }

    /** The services; 304 without a body where the client has this very text. */
    @GetMapping({"/cds-services", "/cds-services/"})
    ResponseEntity<byte[]> services(WebRequest request) {
        if (request.checkNotModified(etag)) {
            return null;
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(FIVE_MINUTES)
                .eTag(etag)
                .body(body);
    }
}
