package org.paresthesia.cds.tools.doctor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.paresthesia.cds.tools.wire.Reply;
import tools.jackson.databind.JsonNode;

/** What is wrong with the shape of an answer (CDS Hooks 2.0.1), in words; nothing where it is right. */
final class Shape {

    private static final Pattern TOKEN = Pattern.compile("\\{\\{([^}]*)}}");
    private static final Pattern KNOWN_TOKEN =
            Pattern.compile("context\\.[A-Za-z]+|user(Practitioner|PractitionerRole|Patient|RelatedPerson)Id");
    private static final Set<String> INDICATORS = Set.of("info", "warning", "critical");
    private static final int LONGEST_SUMMARY = 139;

    private final List<String> problems = new ArrayList<>();

    private Shape() {}

    /** What is wrong with a discovery document. */
    static List<String> ofDiscovery(JsonNode discovery) {
        Shape shape = new Shape();
        shape.require(discovery.path("services").isArray(), "services is no array");
        Set<String> names = new HashSet<>();
        for (JsonNode service : discovery.path("services")) {
            shape.service(service);
            boolean isNew = names.add(text(service, "hook") + " " + text(service, "id"));
            shape.require(isNew, "a service stands there twice: " + text(service, "id"));
        }
        return shape.problems;
    }

    private void service(JsonNode service) {
        String id = text(service, "id");
        require(id.matches("[A-Za-z0-9._-]+"), "an id is missing or has signs that an address can't have");
        require(!text(service, "hook").isBlank(), id + " has no hook");
        require(!text(service, "description").isBlank(), id + " has no description");
        require(
                service.path("prefetch").isMissingNode()
                        || service.path("prefetch").isObject(),
                id + ": prefetch is no object");
        service.path("prefetch").properties().forEach(each -> template(id + "." + each.getKey(), each.getValue()));
    }

    private void template(String where, JsonNode template) {
        require(template.isString(), where + " is no string");
        String text = template.asString("");
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            require(
                    KNOWN_TOKEN.matcher(token.group(1)).matches(),
                    where + " has the token " + token.group() + ", which clients do not know");
        }
        String rest = TOKEN.matcher(text).replaceAll("");
        require(!rest.contains("{{") && !rest.contains("}}"), where + " has braces without a pair");
    }

    /** What is wrong with an answer to a call. */
    static List<String> ofAnswer(JsonNode answer) {
        Shape shape = new Shape();
        shape.require(answer.path("cards").isArray(), "cards is no array");
        answer.path("cards").forEach(shape::card);
        return shape.problems;
    }

    private void card(JsonNode card) {
        String summary = text(card, "summary");
        int length = summary.codePointCount(0, summary.length());
        require(length > 0 && length <= LONGEST_SUMMARY, "a summary has " + length + " characters, not 1 to 139");
        require(INDICATORS.contains(text(card, "indicator")), "a card's indicator is not info, warning or critical");
        require(!text(card.path("source"), "label").isBlank(), "a card has no source.label");
        require(
                card.path("suggestions").isMissingNode()
                        == card.path("selectionBehavior").isMissingNode(),
                "suggestions and selectionBehavior do not stand together");
        card.path("suggestions").forEach(each -> require(!text(each, "label").isBlank(), "a suggestion has no label"));
        require(!text(card, "uuid").isBlank(), "a card has no uuid, so feedback can't name it");
    }

    /** What is wrong with the answer to a call that is refused: status, type and an OperationOutcome without inner workings. */
    static List<String> ofRefusal(Reply reply, Set<Integer> expected) {
        Shape shape = new Shape();
        shape.require(expected.contains(reply.status()), "status " + reply.status() + " and not " + words(expected));
        boolean isOutcome = reply.object()
                .filter(body -> text(body, "resourceType").equals("OperationOutcome"))
                .filter(body -> body.path("issue").path(0).path("severity").isString())
                .isPresent();
        shape.require(isOutcome, "no OperationOutcome");
        shape.require(isJson(reply), "Content-Type " + reply.header("Content-Type") + " and not JSON");
        shape.require(
                !reply.body().matches("(?s).*(\\bat [a-z]+\\.[a-z].*\\(|Exception).*"), "a trace of inner workings");
        return shape.problems;
    }

    /** Whether an answer says that it is JSON. */
    static boolean isJson(Reply reply) {
        return reply.header("Content-Type").matches("(?i)application/(fhir\\+)?json(;.*)?");
    }

    private static String words(Set<Integer> statuses) {
        return String.join(
                " or ", statuses.stream().sorted().map(String::valueOf).toList());
    }

    private void require(boolean isSo, String problem) {
        if (!isSo && problems.size() < 5) {
            problems.add(problem);
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
