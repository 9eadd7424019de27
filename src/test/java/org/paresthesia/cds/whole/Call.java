package org.paresthesia.cds.whole;

import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A hook call in the making; every change gives a new one. */
public final class Call {

    /** The access token of every call that has one. */
    public static final String TOKEN = "token-of-this-call";

    private final ObjectNode json;

    private Call(ObjectNode json) {
        this.json = json;
    }

    /** A call as it is written somewhere. */
    public static Call of(ObjectNode json) {
        return new Call(json);
    }

    /** A call about this person that brings nothing along. */
    public static Call of(Chart chart) {
        return new Call(Json.of(
                "{'hook':'patient-view','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea',"
                        + "'context':{'userId':'Practitioner/COREPRACTITIONER1','patientId':'%s'}}",
                chart.patientId()));
    }

    /** The hook that it is for. */
    public String hook() {
        return json.get("hook").asString();
    }

    /** The patient that it is about. */
    public String patientId() {
        return json.get("context").get("patientId").asString();
    }

    /** For another hook. */
    public Call hook(String name) {
        return changed(call -> call.put("hook", name));
    }

    /** With these orders being signed, each of this patient. */
    public Call signing(ObjectNode... orders) {
        return changed(call -> call.withObject("/context").set("draftOrders", Json.bundle(List.of(orders))));
    }

    /** With these orders in hand, of which some were just selected. */
    public Call selecting(List<String> selections, ObjectNode... orders) {
        return signing(orders).changed(call -> {
            ArrayNode chosen = call.withObject("/context").putArray("selections");
            selections.forEach(chosen::add);
        });
    }

    /** With these fields in the context. */
    public Call context(ObjectNode fields) {
        return changed(call -> call.withObject("/context").setAll(fields));
    }

    /** With these problems just added. */
    public Call adding(ObjectNode... problems) {
        return changed(call -> call.withObject("/context").set("conditions", Json.bundle(List.of(problems))));
    }

    /** The call as it is sent. */
    public String json() {
        return json.toString();
    }

    /** With this prefetch. */
    public Call prefetch(JsonNode prefetch) {
        return changed(call -> call.set("prefetch", prefetch.deepCopy()));
    }

    /** With this value under a key of the prefetch. */
    public Call key(String key, JsonNode value) {
        return changed(call -> call.withObject("/prefetch").set(key, value));
    }

    /** Without a key of the prefetch. */
    public Call without(String key) {
        return changed(call -> call.withObject("/prefetch").remove(key));
    }

    /** With a FHIR server that needs no token. */
    public Call openServer(String address) {
        return changed(call -> call.put("fhirServer", address));
    }

    /** With a FHIR server and the token for it. */
    public Call server(String address) {
        return openServer(address)
                .changed(call -> call.set(
                        "fhirAuthorization",
                        Json.of(
                                "{'access_token':'%s','token_type':'Bearer','expires_in':300,'scope':'patient/*.read','subject':'cds'}",
                                TOKEN)));
    }

    /** With another user. */
    public Call user(String reference) {
        return changed(call -> call.withObject("/context").put("userId", reference));
    }

    /** With this encounter in the context. */
    public Call encounter(String id) {
        return changed(call -> call.withObject("/context").put("encounterId", id));
    }

    private Call changed(Consumer<ObjectNode> change) {
        ObjectNode copy = json.deepCopy();
        change.accept(copy);
        return new Call(copy);
    }
}
