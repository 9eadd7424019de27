package org.paresthesia.cds.wire;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

/** Each rule about discovery and feedback is held by its schema. */
class BrokenServicesAndFeedbackTest {

    private static Broken service(String rule, Consumer<ObjectNode> change, String found) {
        return new Broken(
                rule, "discovery", 1, discovery -> change.accept((ObjectNode) discovery.at("/services/0")), found);
    }

    private static Stream<Broken> services() {
        return Stream.of(
                new Broken(
                        "services are required",
                        "discovery",
                        1,
                        discovery -> discovery.remove("services"),
                        "required at the root"),
                service("a service has a hook", service -> service.remove("hook"), "required at /services/0"),
                service("a service has an id", service -> service.remove("id"), "required at /services/0"),
                service(
                        "an id is part of an address",
                        service -> service.put("id", "a/b"),
                        "pattern at /services/0/id"),
                service(
                        "a service has a description",
                        service -> service.remove("description"),
                        "required at /services/0"),
                service(
                        "a template is a string",
                        service -> service.putObject("prefetch").putObject("patient"),
                        "type at /services/0/prefetch/patient"),
                service(
                        "no empty prefetch",
                        service -> service.putObject("prefetch"),
                        "minProperties at /services/0/prefetch"),
                service(
                        "a token is a field at the root of the context",
                        service -> service.putObject("prefetch").put("orders", "Task/{{context.draftOrders.id}}"),
                        "pattern at /services/0/prefetch/orders"),
                service(
                        "a token stands in two braces",
                        service -> service.putObject("prefetch").put("patient", "Patient/{context.patientId}"),
                        "pattern at /services/0/prefetch/patient"),
                service(
                        "a version is a semantic one",
                        service -> service.put("version", "2"),
                        "pattern at /services/0/version"));
    }

    private static Broken accepted(String rule, Consumer<ObjectNode> change, String found) {
        return new Broken(rule, "feedback", 0, body -> change.accept((ObjectNode) body.at("/feedback/0")), found);
    }

    private static Broken overridden(String rule, Consumer<ObjectNode> change, String found) {
        return new Broken(rule, "feedback", 1, body -> change.accept((ObjectNode) body.at("/feedback/0")), found);
    }

    private static Stream<Broken> feedback() {
        return Stream.of(
                new Broken(
                        "feedback is a list", "feedback", 0, body -> body.putObject("feedback"), "type at /feedback"),
                new Broken(
                        "feedback is not empty",
                        "feedback",
                        0,
                        body -> body.putArray("feedback"),
                        "minItems at /feedback"),
                accepted("a card is named", item -> item.remove("card"), "required at /feedback/0"),
                accepted(
                        "an outcome is one of two",
                        item -> item.put("outcome", "ignored"),
                        "enum at /feedback/0/outcome"),
                accepted("accepted says what", item -> item.remove("acceptedSuggestions"), "required at /feedback/0"),
                accepted(
                        "accepted is not nothing",
                        item -> item.putArray("acceptedSuggestions"),
                        "minItems at /feedback/0/acceptedSuggestions"),
                accepted(
                        "an accepted suggestion has an id",
                        item -> item.putArray("acceptedSuggestions").addObject().put("uuid", "x"),
                        "required at /feedback/0/acceptedSuggestions/0"),
                accepted(
                        "a time has a day and an hour",
                        item -> item.put("outcomeTimestamp", "2020-12-16"),
                        "pattern at /feedback/0/outcomeTimestamp"),
                accepted(
                        "a time is in UTC",
                        item -> item.put("outcomeTimestamp", "2020-12-16T10:00:00+02:00"),
                        "pattern at /feedback/0/outcomeTimestamp"),
                accepted(
                        "a time exists",
                        item -> item.put("outcomeTimestamp", "2021-02-29T10:00:00Z"),
                        "format at /feedback/0/outcomeTimestamp"),
                overridden(
                        "a reason or a comment",
                        item -> item.putObject("overrideReason"),
                        "required at /feedback/0/overrideReason"),
                overridden(
                        "a reason has a system",
                        item -> ((ObjectNode) item.at("/overrideReason/reason")).remove("system"),
                        "required at /feedback/0/overrideReason/reason"),
                overridden(
                        "a comment is not empty",
                        item -> ((ObjectNode) item.get("overrideReason")).put("userComment", ""),
                        "pattern at /feedback/0/overrideReason/userComment"));
    }

    @TestFactory
    Stream<DynamicTest> aBrokenRuleIsFound() {
        return Stream.concat(services(), feedback()).map(Broken::isFound);
    }

    @TestFactory
    Stream<DynamicTest> whatIsAllowedIsNotRefused() {
        return Stream.of(
                        overridden(
                                "a reason alone",
                                item -> ((ObjectNode) item.get("overrideReason")).remove("userComment"),
                                ""),
                        overridden(
                                "a comment alone",
                                item -> ((ObjectNode) item.get("overrideReason")).remove("reason"),
                                ""),
                        overridden("no reason at all", item -> item.remove("overrideReason"), ""))
                .map(Broken::isAllowed);
    }
}
