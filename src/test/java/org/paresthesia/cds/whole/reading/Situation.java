package org.paresthesia.cds.whole.reading;

import java.util.function.Function;
import java.util.stream.Stream;
import org.paresthesia.cds.whole.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of decision table E that needs no query: what the client sends under a key, and what must follow.
 *
 * @param name the line in words
 * @param sent what is sent in place of the value that a good client would send
 * @param effect what it must be taken for
 * @param reason the reason that a card must give for unread data; empty where everything was read
 */
record Situation(String name, Function<ObjectNode, JsonNode> sent, Effect effect, String reason) {

    private static final String FAILED = "the query failed";
    private static final String PART = "only a part arrived";
    private static final String UNREADABLE = "some entries could not be read";

    /** What the client's value must be taken for. */
    enum Effect {
        READ,
        EMPTY,
        UNREAD,
        PARTLY
    }

    /** Lines for keys that are searches. */
    static Stream<Situation> ofSearches() {
        return Stream.of(empty(), failed(), incomplete(), wrongTypes(), foreign())
                .flatMap(lines -> lines);
    }

    private static Stream<Situation> empty() {
        return Stream.of(
                new Situation("null", whole -> Json.tree("null"), Effect.EMPTY, ""),
                line("a Bundle without entry", "{'resourceType':'Bundle','type':'searchset'}", Effect.EMPTY, ""),
                line("a Bundle with an empty list", "{'resourceType':'Bundle','entry':[]}", Effect.EMPTY, ""),
                line("a Bundle with total 0", "{'resourceType':'Bundle','total':0}", Effect.EMPTY, ""),
                line(
                        "a Bundle with other types only",
                        "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Claim','id':'1'}}]}",
                        Effect.EMPTY,
                        ""));
    }

    private static Stream<Situation> failed() {
        String error = "{'resourceType':'OperationOutcome','issue':[{'severity':'error','code':'processing'}]}";
        return Stream.of(
                line("an OperationOutcome", error, Effect.UNREAD, FAILED),
                line(
                        "a Bundle with nothing but an outcome of severity error",
                        "{'resourceType':'Bundle','entry':[{'resource':" + error + ",'search':{'mode':'outcome'}}]}",
                        Effect.UNREAD,
                        FAILED),
                new Situation(
                        "a Bundle with an outcome of severity error", whole -> with(whole, error), Effect.PARTLY, PART),
                new Situation(
                        "a Bundle with an outcome of severity fatal",
                        whole -> with(whole, error.replace("error", "fatal")),
                        Effect.PARTLY,
                        PART),
                new Situation(
                        "a Bundle with an outcome of severity warning",
                        whole -> with(whole, error.replace("error", "warning")),
                        Effect.READ,
                        ""));
    }

    private static Stream<Situation> incomplete() {
        return Stream.of(
                new Situation(
                        "a Bundle whose total says that all is there",
                        whole -> whole.put("total", Json.resources(whole).size()),
                        Effect.READ,
                        ""),
                new Situation(
                        "a Bundle whose total says that something is left out",
                        whole -> whole.put("total", 7_000),
                        Effect.PARTLY,
                        PART),
                new Situation("a Bundle without a total", whole -> without(whole, "total"), Effect.READ, ""),
                new Situation(
                        "a Bundle with a next link on another server",
                        whole -> next(whole, "https://elsewhere.example.org/fhir/page"),
                        Effect.PARTLY,
                        PART),
                new Situation(
                        "a Bundle with a next link that is no address",
                        whole -> next(whole, "%%"),
                        Effect.PARTLY,
                        PART));
    }

    /** Lines for keys of any kind: a value that no key can have. */
    static Stream<Situation> ofWrongTypes() {
        return wrongTypes();
    }

    private static Stream<Situation> wrongTypes() {
        return Stream.of(
                        "'123'",
                        "'<html>Internal error</html>'",
                        "7",
                        "true",
                        "[]",
                        "[{'resourceType':'Condition'}]",
                        "{}",
                        "{'resourceType':'Practitioner','id':'1'}")
                .map(json -> new Situation(
                        "instead of a Bundle " + json,
                        whole -> Json.tree(json.replace('\'', '"')),
                        Effect.UNREAD,
                        UNREADABLE));
    }

    private static Stream<Situation> foreign() {
        return Stream.of(
                new Situation(
                        "another patient's data only",
                        whole -> edited(whole, "Patient/another"),
                        Effect.UNREAD,
                        UNREADABLE),
                new Situation("another patient's data beside the patient's own", Situation::withStray, Effect.READ, ""),
                new Situation("data with a subject by urn:uuid", Situation::byUrn, Effect.READ, ""),
                new Situation(
                        "data with a subject by absolute address",
                        whole -> edited(whole, "https://ehr.example.org/fhir/" + subject(whole)),
                        Effect.READ,
                        ""),
                new Situation(
                        "a resource that is not valid R4 beside the data",
                        Situation::withBroken,
                        Effect.PARTLY,
                        UNREADABLE),
                new Situation(
                        "an entry without a resource beside the data",
                        whole -> with(whole, "7"),
                        Effect.PARTLY,
                        UNREADABLE));
    }

    private static Situation line(String name, String json, Effect effect, String reason) {
        return new Situation(name, whole -> Json.of(json), effect, reason);
    }

    private static ObjectNode with(ObjectNode whole, String resource) {
        whole.withArray("entry").addObject().set("resource", Json.tree(resource.replace('\'', '"')));
        return without(whole, "total");
    }

    private static ObjectNode withStray(ObjectNode whole) {
        ObjectNode stray = Json.resources(whole).get(0).deepCopy().put("id", "stray");
        stray.withObject("/subject").put("reference", "Patient/another");
        return with(whole, stray.toString());
    }

    private static ObjectNode withBroken(ObjectNode whole) {
        ObjectNode broken =
                Json.resources(whole).get(0).deepCopy().put("id", "broken").put("identifier", "a text");
        return with(whole, broken.toString());
    }

    private static ObjectNode without(ObjectNode whole, String name) {
        whole.remove(name);
        return whole;
    }

    /** The same Bundle with a link to a further page. */
    static ObjectNode next(ObjectNode whole, String address) {
        whole.putArray("link").addObject().put("relation", "next").put("url", address);
        return without(whole, "total");
    }

    private static String subject(ObjectNode whole) {
        return Json.resources(whole).get(0).get("subject").get("reference").asString();
    }

    private static ObjectNode edited(ObjectNode whole, String subject) {
        Json.resources(whole).forEach(each -> each.withObject("/subject").put("reference", subject));
        return whole;
    }

    private static ObjectNode byUrn(ObjectNode whole) {
        String id = subject(whole).replace("Patient/", "");
        String address = "urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0";
        ObjectNode entry = edited(whole, address).withArray("entry").addObject().put("fullUrl", address);
        entry.putObject("resource").put("resourceType", "Patient").put("id", id);
        return without(whole, "total");
    }

    @Override
    public String toString() {
        return name;
    }
}
