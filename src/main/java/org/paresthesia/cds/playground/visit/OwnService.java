package org.paresthesia.cds.playground.visit;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.paresthesia.cds.playground.PagesOn;
import org.paresthesia.cds.playground.pages.PageProblem;
import org.paresthesia.cds.tools.wire.Reply;
import org.paresthesia.cds.tools.wire.Token;
import org.paresthesia.cds.tools.wire.Unreachable;
import org.paresthesia.cds.tools.wire.Wire;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** This very service, called over HTTP as by anybody else: what the playground shows is what an EHR gets. */
@Component
@PagesOn
class OwnService {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Environment environment;
    private Wire wire;

    OwnService(Environment environment) {
        this.environment = environment;
    }

    /** Calls a service. */
    Reply call(String service, String body) {
        return post("/cds-services/" + service, body);
    }

    /** Sends feedback to the endpoint of a service. */
    Reply feedback(String service, String body) {
        return post("/cds-services/" + service + "/feedback", body);
    }

    private Reply post(String path, String body) {
        String scheme = environment.getProperty("local.server.port") != null && isEncrypted() ? "https" : "http";
        String base = scheme + "://localhost:" + environment.getProperty("local.server.port")
                + environment.getProperty("server.servlet.context-path", "");
        try {
            return wire().post(URI.create(base + path), body, Map.of("Accept", "application/json"));
        } catch (Unreachable away) {
            throw new PageProblem(
                    HttpStatus.BAD_GATEWAY, "The service does not answer at its own address on this machine.");
        }
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
