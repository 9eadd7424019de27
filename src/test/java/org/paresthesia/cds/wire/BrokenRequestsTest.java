package org.paresthesia.cds.wire;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.ObjectNode;

/** Each rule about requests and about the answer to a wrong one is held by its schema. */
class BrokenRequestsTest {

    private static Broken request(String rule, Consumer<ObjectNode> change, String found) {
        return new Broken(rule, "request", 0, change, found);
    }

    private static Broken context(String hook, String field) {
        return new Broken(
                hook + " needs " + field,
                "request-" + hook,
                0,
                call -> ((ObjectNode) call.get("context")).remove(field),
                "required at /context");
    }

    private static Stream<Broken> requests() {
        return Stream.of(
                request("a hook is named", call -> call.remove("hook"), "required at the root"),
                request("an instance is named", call -> call.remove("hookInstance"), "required at the root"),
                request("an instance is a UUID", call -> call.put("hookInstance", "1"), "pattern at /hookInstance"),
                request("a context is there", call -> call.remove("context"), "required at the root"),
                request("a context is not empty", call -> call.putObject("context"), "minProperties at /context"),
                request(
                        "prefetched data are resources or null",
                        call -> call.putObject("prefetch").put("user", "123"),
                        "type at /prefetch/user"),
                request(
                        "an authorization needs a server",
                        BrokenRequestsTest::authorizeWithoutServer,
                        "dependentRequired at the root"),
                request(
                        "a token is of type Bearer",
                        call -> authorization(call).put("token_type", "mac"),
                        "const at /fhirAuthorization/?"),
                request(
                        "a lifetime is a number",
                        call -> authorization(call).put("expires_in", "300"),
                        "type at /fhirAuthorization/?"),
                new Broken(
                        "a hook has a schema of its own",
                        "request-order-sign",
                        0,
                        call -> call.put("hook", "order-select"),
                        "const at /hook"),
                context("patient-view", "userId"),
                context("patient-view", "patientId"),
                context("encounter-start", "encounterId"),
                context("problem-list-item-create", "conditions"),
                context("order-select", "selections"),
                context("order-select", "draftOrders"),
                context("order-sign", "draftOrders"),
                new Broken(
                        "a practitioner places orders",
                        "request-order-sign",
                        0,
                        call -> ((ObjectNode) call.get("context")).put("userId", "Patient/1"),
                        "pattern at /context/userId"),
                new Broken(
                        "a patient's id has no type",
                        "request-patient-view",
                        0,
                        call -> ((ObjectNode) call.get("context")).put("patientId", "Patient/1"),
                        "pattern at /context/patientId"),
                new Broken(
                        "drafts are a Bundle",
                        "request-order-sign",
                        0,
                        call -> ((ObjectNode) call.at("/context/draftOrders")).put("resourceType", "List"),
                        "const at /context/draftOrders/resourceType"));
    }

    private static void authorizeWithoutServer(ObjectNode call) {
        authorization(call);
        call.remove("fhirServer");
    }

    private static ObjectNode authorization(ObjectNode call) {
        return call.putObject("fhirAuthorization")
                .put("access_token", "opaque")
                .put("token_type", "Bearer")
                .put("expires_in", 300)
                .put("scope", "patient/Patient.r")
                .put("subject", "cds");
    }

    private static Stream<Broken> errors() {
        return Stream.of(
                new Broken(
                        "an outcome says what is wrong",
                        "operation-outcome",
                        0,
                        outcome -> outcome.putArray("issue"),
                        "minItems at /issue"),
                new Broken(
                        "an issue has a severity",
                        "operation-outcome",
                        0,
                        outcome -> ((ObjectNode) outcome.at("/issue/0")).remove("severity"),
                        "required at /issue/0"),
                new Broken(
                        "an issue has a code",
                        "operation-outcome",
                        0,
                        outcome -> ((ObjectNode) outcome.at("/issue/0")).remove("code"),
                        "required at /issue/0"),
                new Broken(
                        "an outcome is one",
                        "operation-outcome",
                        0,
                        outcome -> outcome.put("resourceType", "Bundle"),
                        "const at /resourceType"));
    }

    @TestFactory
    Stream<DynamicTest> aBrokenRuleIsFound() {
        return Stream.concat(requests(), errors()).map(Broken::isFound);
    }

    @TestFactory
    Stream<DynamicTest> whatIsAllowedIsNotRefused() {
        return Stream.of(request("unknown fields in a call", call -> call.put("com.example", 1), ""))
                .map(Broken::isAllowed);
    }
}
