package org.paresthesia.cds.tools.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.paresthesia.cds.tools.wire.OfferedService;
import org.paresthesia.cds.tools.wire.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Calls a service as it should be called, and as it should not be. */
final class CallChecks {

    private static final String CALL = "call";
    private static final String TIME = "time";
    private static final int CALLS = 5;
    private static final long GOOD_MS = 500;
    private static final Map<String, String> JSON = Map.of("Accept", "application/json");

    private final Visit visit;
    private final OfferedService service;
    private final KnownCase known;

    CallChecks(Visit visit, OfferedService service, KnownCase known) {
        this.visit = visit;
        this.service = service;
        this.known = known;
    }

    /** Everything about calls. */
    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        ObjectNode good = known.call(service);
        Reply answer = visit.call(service, good.toString());
        checks.add(answered(answer));
        checks.add(refused("a call without context", visit.call(service, without("context", good)), 400));
        checks.add(refused("a call that is no JSON", visit.call(service, "{"), 400));
        checks.add(refused("a call without any data", visit.call(service, without("prefetch", good)), 412));
        checks.add(refused(
                "an unknown service",
                visit.wire()
                        .post(
                                visit.server()
                                        .service("no-such-service-"
                                                + known.source().patientId()),
                                good.toString(),
                                JSON),
                404));
        if (answer.isOk()) {
            checks.add(time(good));
        }
        return checks;
    }

    private Check answered(Reply answer) {
        if (!answer.isOk()) {
            return Check.failed(
                    CALL,
                    answer.refusal(),
                    answer.status() == 401 || answer.status() == 403
                            ? "The token is not taken for calls: its audience must be the address of the service."
                            : "The call is complete and valid, and needs no FHIR server: the log of the service says why.");
        }
        List<String> problems = answer.object().map(Shape::ofAnswer).orElse(List.of("the answer is no JSON object"));
        if (!problems.isEmpty()) {
            return Check.failed(
                    CALL, String.join("; ", problems), "Clients may refuse such cards: a defect of the service.");
        }
        List<String> topics = topics(answer);
        return topics.contains(known.topic())
                ? Check.ok(CALL, "200, with the card " + known.topic() + " for the invented patient")
                : Check.failed(
                        CALL,
                        "200, with the cards " + topics + " and not " + known.topic(),
                        "Has the site switched the topic off or changed its numbers? Then name another with --expect. Else content is missing.");
    }

    private static List<String> topics(Reply answer) {
        List<String> topics = new ArrayList<>();
        for (JsonNode card : answer.object().orElseThrow().path("cards")) {
            topics.add(card.path("source").path("topic").path("code").asString(""));
        }
        return topics;
    }

    private static Check refused(String what, Reply reply, int status) {
        List<String> problems = Shape.ofRefusal(reply, Set.of(status));
        return problems.isEmpty()
                ? Check.ok("refusal: " + what, "status " + status + " with an OperationOutcome")
                : Check.failed(
                        "refusal: " + what,
                        String.join("; ", problems),
                        "Integrators can't see what is wrong with a call: does a proxy replace the answers of the service?");
    }

    private static String without(String field, ObjectNode call) {
        ObjectNode copy = call.deepCopy();
        copy.remove(field);
        return copy.toString();
    }

    private Check time(ObjectNode call) {
        List<Long> times = new ArrayList<>();
        for (int made = 0; made < CALLS; made++) {
            times.add(visit.call(service, call.toString()).took().toMillis());
        }
        times.sort(Long::compare);
        long median = times.get(CALLS / 2);
        String found = CALLS + " calls: " + median + " ms in the middle, " + times.get(CALLS - 1) + " ms the slowest";
        return median <= GOOD_MS
                ? Check.ok(TIME, found)
                : Check.warning(
                        TIME,
                        found,
                        "Clinicians wait about " + GOOD_MS
                                + " ms at most: look at the way there, the memory and the processors.");
    }
}
