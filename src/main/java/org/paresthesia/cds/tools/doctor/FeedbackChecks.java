package org.paresthesia.cds.tools.doctor;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.paresthesia.cds.tools.wire.OfferedService;
import org.paresthesia.cds.tools.wire.Reply;

/** Looks at feedback; nothing is written unless it is asked for, and then about a card that never was. */
final class FeedbackChecks {

    private static final String REFUSAL = "feedback: refusal";
    private static final String WRITING = "feedback: writing";

    private final Visit visit;
    private final URI address;

    FeedbackChecks(Visit visit, OfferedService service) {
        this.visit = visit;
        this.address = URI.create(visit.server().service(service.id()) + "/feedback");
    }

    /** Everything about feedback. */
    List<Check> all(boolean isWriting) {
        Check written = isWriting
                ? written()
                : Check.notLookedAt(WRITING, "--write-feedback writes one row about a card that never was");
        return List.of(refused(), written);
    }

    private Check refused() {
        Reply reply = post("{\"feedback\": \"doctor\"}");
        List<String> problems = Shape.ofRefusal(reply, Set.of(400));
        if (problems.isEmpty()) {
            return Check.ok(REFUSAL, "what is no feedback gets 400 and is not kept");
        }
        boolean isAbsent = reply.status() == 404 || reply.status() == 405;
        return Check.failed(
                REFUSAL,
                String.join("; ", problems),
                isAbsent
                        ? "Feedback does not reach the service: let the proxy pass POST on to <service>/feedback."
                        : "Clients must hear what is wrong with their feedback.");
    }

    private Check written() {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        Reply reply = post("{\"feedback\": [{\"card\": \"" + UUID.randomUUID()
                + "\", \"outcome\": \"overridden\", \"outcomeTimestamp\": \"" + now + "\"}]}");
        if (reply.isOk()) {
            return Check.ok(
                    WRITING,
                    "kept (" + reply.status() + " after " + reply.took().toMillis() + " ms)");
        }
        return Check.failed(
                WRITING,
                reply.refusal(),
                reply.status() == 503
                        ? "The store is away or switched off: overridden cards come back at once. Look at the database."
                        : "Feedback that CDS Hooks allows must be taken.");
    }

    private Reply post(String body) {
        return visit.wire().post(address, body, Map.of("Accept", "application/json"));
    }
}
