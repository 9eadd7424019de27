package org.paresthesia.cds.tools.doctor;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.paresthesia.cds.tools.wire.OfferedService;
import org.paresthesia.cds.tools.wire.Reply;

/** Looks at what a browser needs so that a page of another origin may call (CORS). */
final class BrowserChecks {

    private static final String PREFLIGHT = "browser: question before a call";
    private static final String ANSWERS = "browser: answers and errors";
    private static final String OTHERS = "browser: other pages";
    private static final String NOBODY = "https://doctor.invalid";
    private static final String MEND =
            "Name the origin in cors-origins of a client of the service, and let the proxy pass OPTIONS and these headers on.";

    private final Visit visit;
    private final OfferedService service;

    BrowserChecks(Visit visit, OfferedService service) {
        this.visit = visit;
        this.service = service;
    }

    /** Everything about browsers; nothing where no origin is known. */
    List<Check> all() {
        return visit.origin()
                .map(origin -> List.of(preflight(origin), answers(origin), others()))
                .orElse(List.of(Check.notLookedAt("browser", "name the origin of a page with --origin")));
    }

    private Reply asked(String origin) {
        return visit.stranger()
                .options(
                        address(),
                        Map.of(
                                "Origin", origin,
                                "Access-Control-Request-Method", "POST",
                                "Access-Control-Request-Headers", "authorization,content-type"));
    }

    private URI address() {
        return visit.server().service(service.id());
    }

    private Check preflight(String origin) {
        Reply reply = asked(origin);
        List<String> problems = new ArrayList<>();
        String headers = reply.header("Access-Control-Allow-Headers").toLowerCase(Locale.ROOT);
        require(reply.isOk(), "status " + reply.status() + ": browsers send it without a token", problems);
        require(isAllowed(reply, origin), "no Access-Control-Allow-Origin for " + origin, problems);
        require(
                reply.header("Access-Control-Allow-Methods")
                        .toUpperCase(Locale.ROOT)
                        .contains("POST"),
                "POST is not in Access-Control-Allow-Methods",
                problems);
        require(
                headers.contains("authorization") && headers.contains("content-type"),
                "authorization and content-type are not in Access-Control-Allow-Headers",
                problems);
        return result(PREFLIGHT, problems);
    }

    private Check answers(String origin) {
        Map<String, String> page = Map.of("Origin", origin);
        List<String> problems = new ArrayList<>();
        Reply discovery = visit.wire().get(visit.server().discovery(), page);
        require(isAllowed(discovery, origin), "discovery lacks Access-Control-Allow-Origin", problems);
        Reply error = visit.wire().post(address(), "{}", page);
        require(
                isAllowed(error, origin),
                "an error (status " + error.status()
                        + ") lacks Access-Control-Allow-Origin, so that a page can't read why",
                problems);
        boolean isBoth = discovery.header("Access-Control-Allow-Origin").equals("*")
                && discovery.header("Access-Control-Allow-Credentials").equalsIgnoreCase("true");
        require(!isBoth, "any origin is allowed together with credentials", problems);
        return result(ANSWERS, problems);
    }

    private Check others() {
        return isAllowed(asked(NOBODY), NOBODY)
                ? Check.warning(
                        OTHERS, "any page may call", "Name the origins that shall call, for anything but a trial.")
                : Check.ok(OTHERS, "a page of another origin is not allowed");
    }

    private static boolean isAllowed(Reply reply, String origin) {
        String allowed = reply.header("Access-Control-Allow-Origin");
        return allowed.equals("*") || allowed.equals(origin);
    }

    private static Check result(String name, List<String> problems) {
        return problems.isEmpty() ? Check.ok(name, "allowed") : Check.failed(name, String.join("; ", problems), MEND);
    }

    private static void require(boolean isSo, String problem, List<String> problems) {
        if (!isSo) {
            problems.add(problem);
        }
    }
}
