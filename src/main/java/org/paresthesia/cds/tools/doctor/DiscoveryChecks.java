package org.paresthesia.cds.tools.doctor;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.paresthesia.cds.tools.wire.Reply;

/** Looks at transport, discovery and who may ask. */
final class DiscoveryChecks {

    private static final String CACHE = "discovery: ETag";
    private static final String ACCESS = "access";

    private final Visit visit;
    private final Reply discovery;

    DiscoveryChecks(Visit visit, Reply discovery) {
        this.visit = visit;
        this.discovery = discovery;
    }

    /** Everything about discovery. */
    List<Check> all() {
        return List.of(transport(), shape(), cache(), access());
    }

    private Check transport() {
        URI address = visit.server().discovery();
        if (address.getScheme().equalsIgnoreCase("https")) {
            return Check.ok("transport", "TLS, with a certificate that is trusted here");
        }
        if (isThisMachine(address)) {
            return Check.ok("transport", "plain HTTP, on this machine");
        }
        return Check.warning(
                "transport",
                "plain HTTP: patients' data and tokens can be read on the way",
                "Put TLS in front of the service and give clients the https address only.");
    }

    private static boolean isThisMachine(URI address) {
        return String.valueOf(address.getHost()).matches("localhost|127\\..*|\\[::1]");
    }

    private Check shape() {
        if (!discovery.isOk()) {
            return Check.failed(
                    "discovery",
                    discovery.refusal(),
                    discovery.status() == 401 || discovery.status() == 403
                            ? "The service wants a token: give one with --token-file."
                            : "GET " + visit.server().discovery()
                                    + " must answer 200; look at the context path, the proxy and the log.");
        }
        List<String> problems = new ArrayList<>(discovery
                .object()
                .map(Shape::ofDiscovery)
                .orElse(List.of("the body is no JSON object: this may be another server, or a proxy's page")));
        if (!Shape.isJson(discovery)) {
            problems.add("Content-Type is " + discovery.header("Content-Type") + ", not application/json");
        }
        return problems.isEmpty()
                ? Check.ok(
                        "discovery",
                        "200, "
                                + discovery
                                        .object()
                                        .orElseThrow()
                                        .path("services")
                                        .size() + " services")
                : Check.failed("discovery", String.join("; ", problems), "Clients can't read it as it is: mend these.");
    }

    private Check cache() {
        String etag = discovery.header("ETag");
        if (etag.isEmpty()) {
            return Check.warning(
                    CACHE,
                    "none",
                    "Clients read discovery again and again; a proxy in between may take the ETag away, for example by compressing.");
        }
        Reply again = visit.wire().get(visit.server().discovery(), Map.of("If-None-Match", etag));
        return again.status() == 304
                ? Check.ok(CACHE, "304 for what is known")
                : Check.warning(
                        CACHE,
                        "status " + again.status() + " for what is known, not 304",
                        "If-None-Match does not reach the service, or replicas have different content.");
    }

    private Check access() {
        boolean isKnown = visit.wire().token().secret().isPresent();
        Reply asStranger = visit.stranger().get(visit.server().discovery(), Map.of());
        boolean isRefused = asStranger.status() == 401 || asStranger.status() == 403;
        if (isRefused) {
            return Check.ok(ACCESS, "a caller without a token is refused (" + asStranger.status() + ")");
        }
        if (!isKnown && isThisMachine(visit.server().discovery())) {
            return Check.ok(ACCESS, "open to everybody, on this machine");
        }
        return Check.warning(
                ACCESS,
                "a caller without a token is answered",
                "Whoever reaches the address can ask: keep it inside a trusted network, or let a proxy check callers.");
    }
}
