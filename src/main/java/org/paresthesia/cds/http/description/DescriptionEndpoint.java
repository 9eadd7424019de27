package org.paresthesia.cds.http.description;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.paresthesia.cds.feedback.LogicVersion;
import org.paresthesia.cds.http.incoming.Refusal;
import org.paresthesia.cds.tools.reference.Reference;
import org.paresthesia.cds.wire.Schemas;
import org.paresthesia.cds.wire.WireDescription;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves what describes the service; each text is made when it is first asked for. */
@RestController
class DescriptionEndpoint {

    private static final MediaType SCHEMA = MediaType.valueOf("application/schema+json");
    private static final MediaType HTML = MediaType.valueOf("text/html;charset=UTF-8");
    private static final MediaType CSS = MediaType.valueOf("text/css;charset=UTF-8");

    /** Stricter than other pages: nothing but the style sheet is loaded, and nothing runs. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; " + "frame-ancestors 'none'";

    private final OfferedServices services;
    private final LogicVersion logic;
    private final Map<String, Published> made = new ConcurrentHashMap<>();

    DescriptionEndpoint(OfferedServices services, LogicVersion logic) {
        this.services = services;
        this.logic = logic;
    }

    @GetMapping("/openapi.json")
    ResponseEntity<byte[]> openApi(HttpServletRequest request) {
        return answer("openapi", request, () -> published(MediaType.APPLICATION_JSON, new WireDescription().text()));
    }

    @GetMapping("/schemas/{name}.json")
    ResponseEntity<byte[]> schema(@PathVariable String name, HttpServletRequest request) {
        if (!Schemas.NAMES.contains(name)) {
            throw new Refusal(HttpStatus.NOT_FOUND, "not-found", "there is no schema of this name");
        }
        return answer("schemas/" + name, request, () -> published(SCHEMA, Schemas.text(name)));
    }

    @GetMapping("/api")
    ResponseEntity<byte[]> page(HttpServletRequest request) {
        return answer("page", request, () -> published(HTML, page()));
    }

    @GetMapping("/api.css")
    ResponseEntity<byte[]> styleSheet(HttpServletRequest request) {
        return answer("style", request, () -> published(CSS, styleSheet()));
    }

    private byte[] page() {
        WireDescription wire = new WireDescription();
        return new ApiPage(wire, new Reference(services.all(), wire)).html();
    }

    private static byte[] styleSheet() {
        try {
            return new ClassPathResource("api.css").getContentAsByteArray();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private Published published(MediaType type, byte[] text) {
        return new Published(type, text, logic.text());
    }

    private ResponseEntity<byte[]> answer(String name, HttpServletRequest request, Supplier<Published> maker) {
        ResponseEntity<byte[]> answer =
                made.computeIfAbsent(name, any -> maker.get()).answer(request);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header("Content-Security-Policy", POLICY)
                .body(answer.getBody());
    }
}
