package org.paresthesia.cds.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.paresthesia.cds.feedback.LogicVersion;
import org.paresthesia.cds.hook.HookDefinition;
import org.paresthesia.cds.http.description.OfferedServices;
import org.paresthesia.cds.http.description.Published;
import org.paresthesia.cds.knowledge.Service;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Tells clients which services there are (CDS Hooks 2.0.1, "Discovery"); written once at start, byte for byte the same. */
@RestController
@EnableConfigurationProperties(DiscoveryEndpoint.Shown.class)
class DiscoveryEndpoint {

    private static final String VERSION = "2.0.1";

    private final Published services;

    /**
     * Fields of CDS Hooks 3.0.0-ballot, which 2.0.1 does not know; under {@code paresthesia.discovery}.
     *
     * @param version whether each service says which CDS Hooks it speaks
     * @param hookVersion whether each service says which definition of its hook it keeps to
     */
    @ConfigurationProperties("paresthesia.discovery")
    record Shown(boolean version, boolean hookVersion) {}

    /** The version of the logic is part of the ETag: a client that keeps discovery learns that what is behind it has changed. */
    DiscoveryEndpoint(OfferedServices offered, LogicVersion logic, Shown shown) {
        byte[] body = JsonMapper.builder()
                .build()
                .writeValueAsBytes(Map.of(
                        "services",
                        offered.all().stream()
                                .map(service -> entry(service, shown))
                                .toList()));
        this.services = new Published(MediaType.APPLICATION_JSON, body, logic.text());
    }

    private static Map<String, Object> entry(Service service, Shown shown) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("hook", service.hook());
        entry.put("title", service.title());
        entry.put("description", service.description());
        entry.put("id", service.id());
        if (shown.version()) {
            entry.put("version", VERSION);
        }
        if (shown.hookVersion()) {
            HookDefinition.of(service.hook()).ifPresent(hook -> entry.put("hookVersion", hook.version()));
        }
        entry.put("prefetch", service.prefetchTemplates());
        entry.put("usageRequirements", service.usageRequirements());
        entry.values().removeIf(value -> value.equals("") || value.equals(Map.of()));
        return entry;
    }

    /** The services; 304 without a body where the client has this very text. */
    @GetMapping({"/cds-services", "/cds-services/"})
    ResponseEntity<byte[]> services(HttpServletRequest request) {
        return services.answer(request);
    }
}
