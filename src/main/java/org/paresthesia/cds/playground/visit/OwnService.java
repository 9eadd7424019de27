package org.paresthesia.cds.playground.visit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.paresthesia.cds.playground.PagesOn;
import org.paresthesia.cds.playground.desk.ActingClient;
import org.paresthesia.cds.playground.pages.PageProblem;
import org.paresthesia.cds.tools.wire.Reply;
import org.paresthesia.cds.tools.wire.Token;
import org.paresthesia.cds.tools.wire.Unreachable;
import org.paresthesia.cds.tools.wire.Wire;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * This very service, called over HTTP as by anybody else: what the playground shows is what an EHR gets. Where programs need a token, a
 * person who is logged in is answered within this process; nobody else is.
 */
@Component
@PagesOn
class OwnService {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Environment environment;
    private final ActingClient client;
    private final Inside inside;
    private Wire wire;

    OwnService(Environment environment, ActingClient client, Inside inside) {
        this.environment = environment;
        this.client = client;
        this.inside = inside;
    }

    /** As which client somebody is answered within this process; empty where the call goes over HTTP. */
    Optional<String> insideAs(HttpServletRequest reader) {
        return client.isTokenNeeded() && reader.getRemoteUser() != null ? Optional.of(client.id()) : Optional.empty();
    }

    /** Calls a service for the reader of a page. */
    Reply call(String service, String body, HttpServletRequest reader) {
        return insideAs(reader).isPresent()
                ? inside.call(service, body, reader.getRemoteUser())
                : post("/cds-services/" + service, body);
    }

    /** Sends feedback to the endpoint of a service. */
    Reply feedback(String service, String body, HttpServletRequest reader) {
        return insideAs(reader).isPresent()
                ? inside.feedback(service, body, reader.getRemoteUser())
                : post("/cds-services/" + service + "/feedback", body);
    }

    /** Asks for a page as a reader does who is not logged in. */
    void read(String path) {
        wire().get(URI.create(base() + path), Map.of("Accept", "text/html"));
    }

    private Reply post(String path, String body) {
        try {
            return wire().post(URI.create(base() + path), body, Map.of("Accept", "application/json"));
        } catch (Unreachable away) {
            throw new PageProblem(
                    HttpStatus.BAD_GATEWAY, "The service does not answer at its own address on this machine.");
        }
    }

    private String base() {
        String scheme = environment.getProperty("local.server.port") != null && isEncrypted() ? "https" : "http";
        return scheme + "://localhost:" + environment.getProperty("local.server.port")
                + environment.getProperty("server.servlet.context-path", "");
    }

    private boolean isEncrypted() {
        return environment.containsProperty("server.ssl.certificate")
                || environment.containsProperty("server.ssl.bundle");
    }

    private synchronized Wire wire() {
        if (wire == null) {
            wire = new Wire(Token.of(null), PATIENCE);
        }
        return wire;
    }
}
