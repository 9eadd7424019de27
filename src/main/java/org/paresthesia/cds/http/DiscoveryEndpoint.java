package org.paresthesia.cds.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

/** Tells clients which services there are (CDS Hooks 2.0.1, "Discovery"): each what it may call, byte for byte the same. */
@RestController
@EnableConfigurationProperties(DiscoveryEndpoint.Shown.class)
class DiscoveryEndpoint {

    private static final String VERSION = "2.0.1";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OfferedServices offered;
    private final LogicVersion logic;
    private final Shown shown;

    /** By the ids of the services: one text for all clients that may call the same. */
    private final Map<List<String>, Published> written = new ConcurrentHashMap<>();

    /**
     * Fields of CDS Hooks 3.0.0-ballot, which 2.0.1 does not know; under {@code paresthesia.discovery}.
     *
     * @param version whether each service says which CDS Hooks it speaks
     * @param hookVersion whether each service says which definition of its hook it keeps to
     */
    @ConfigurationProperties("paresthesia.discovery")
    record Shown(boolean version, boolean hookVersion) {}

    DiscoveryEndpoint(OfferedServices offered, LogicVersion logic, Shown shown) {
        this.offered = offered;
        this.logic = logic;
        this.shown = shown;
    }

    /** The version of the logic is part of the ETag: a client that keeps discovery learns that what is behind it has changed. */
    private Published published(List<Service> services) {
        byte[] body = JSON.writeValueAsBytes(Map.of(
                "services",
                services.stream().map(service -> entry(service, shown)).toList()));
        return new Published(MediaType.APPLICATION_JSON, body, logic.text());
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
        List<Service> own = offered.of(ClientGate.caller(request));
        return written.computeIfAbsent(own.stream().map(Service::id).toList(), ids -> published(own))
                .answer(request);
    }
}
