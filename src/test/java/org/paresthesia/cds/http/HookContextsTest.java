package org.paresthesia.cds.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import tools.jackson.databind.node.ObjectNode;

/** What each hook's context must and may hold (checklist D4, D7; hook library 1.0.1): a refusal names the field. */
class HookContextsTest extends RunningService {

    private static final List<String> ALWAYS = List.of("userId", "patientId");

    private static final Map<String, List<String>> REQUIRED = Map.of(
            "patient-view", List.of(),
            "encounter-start", List.of("encounterId"),
            "order-select", List.of("selections", "draftOrders"),
            "order-sign", List.of("draftOrders"),
            "problem-list-item-create", List.of("conditions"));

    private static final List<String> WRONG_BUNDLES =
            List.of("\"a text\"", "17", "[]", "true", "{}", "{\"resourceType\":\"Patient\",\"id\":\"warm-up\"}");

    private static final List<String> WRONG_SELECTIONS =
            List.of("\"MedicationRequest/metformin\"", "{}", "[1]", "[null]", "[\"\"]", "[{\"reference\":\"x\"}]");

    private static ObjectNode context(ObjectNode call) {
        return (ObjectNode) call.get("context");
    }

    @TestFactory
    @Proves("D7")
    Stream<DynamicTest> aContextThatIsCompleteIsAnswered() {
        return HOOKS.stream().map(hook -> DynamicTest.dynamicTest(hook, () -> isAnswered(hook, call -> {})));
    }

    @TestFactory
    @Proves({"D4", "D7"})
    Stream<DynamicTest> aRequiredFieldThatIsMissingIsNamed() {
        return HOOKS.stream().flatMap(hook -> Stream.concat(ALWAYS.stream(), REQUIRED.get(hook).stream())
                .map(field -> DynamicTest.dynamicTest(hook + " without " + field, () -> {
                    isRefused(hook, call -> context(call).remove(field), "context." + field + " is required");
                    isRefused(hook, call -> context(call).putNull(field), "context." + field + " is required");
                })));
    }

    @TestFactory
    @Proves({"C13", "D7"})
    Stream<DynamicTest> theEncounterIsOptionalWhereTheHookSaysSo() {
        return HOOKS.stream()
                .filter(hook -> !hook.equals("encounter-start"))
                .map(hook -> DynamicTest.dynamicTest(hook, () -> {
                    isAnswered(hook, call -> context(call).remove("encounterId"));
                    isAnswered(hook, call -> context(call).put("encounterId", "visit"));
                }));
    }

    @TestFactory
    @Proves({"D4", "D7"})
    Stream<DynamicTest> aFieldOfTheWrongKindIsNamed() {
        Stream<DynamicTest> bundles = WRONG_BUNDLES.stream()
                .map(value -> DynamicTest.dynamicTest("a Bundle that is " + value, () -> {
                    String words = "must be a FHIR Bundle";
                    isRefused("order-select", set("draftOrders", value), "context.draftOrders " + words);
                    isRefused("order-sign", set("draftOrders", value), "context.draftOrders " + words);
                    isRefused("problem-list-item-create", set("conditions", value), "context.conditions " + words);
                }));
        Stream<DynamicTest> selections = WRONG_SELECTIONS.stream()
                .map(value -> DynamicTest.dynamicTest(
                        "selections that are " + value,
                        () -> isRefused(
                                "order-select",
                                set("selections", value),
                                "context.selections must be a list of references")));
        return Stream.concat(bundles, selections);
    }

    private static Consumer<ObjectNode> set(String field, String json) {
        return call -> context(call).set(field, JSON.readTree(json));
    }

    @TestFactory
    @Proves("D4")
    Stream<DynamicTest> whatTheHookDoesNotAskForIsPassedOver() {
        return HOOKS.stream()
                .map(hook -> DynamicTest.dynamicTest(
                        hook,
                        () -> isAnswered(hook, call -> {
                            context(call).putObject("appointments").put("resourceType", "Nonsense");
                            context(call).putArray("medications").add(1);
                            context(call).put("performer", 17);
                        })));
    }

    @TestFactory
    @Proves("D7")
    Stream<DynamicTest> emptyListsAreNoMistake() {
        return Stream.of("{\"resourceType\":\"Bundle\"}", "{\"resourceType\":\"Bundle\",\"entry\":[]}")
                .map(bundle -> DynamicTest.dynamicTest(bundle, () -> {
                    isAnswered("order-sign", set("draftOrders", bundle));
                    isAnswered("order-select", set("selections", "[]").andThen(set("draftOrders", bundle)));
                    isAnswered("problem-list-item-create", set("conditions", bundle));
                }));
    }

    @TestFactory
    @Proves("D8")
    Stream<DynamicTest> onlyClinicians() {
        return HOOKS.stream()
                .filter(hook -> !hook.equals("patient-view"))
                .map(hook -> DynamicTest.dynamicTest(
                        hook,
                        () -> isRefused(
                                hook,
                                call -> context(call).put("userId", "Patient/warm-up"),
                                "context.userId is of a type that " + hook + " does not allow")));
    }

    @TestFactory
    @Proves("D2")
    Stream<DynamicTest> aServiceAnswersItsOwnHookOnly() {
        return HOOKS.stream()
                .map(hook -> DynamicTest.dynamicTest(hook, () -> {
                    String other = hook.equals("order-sign") ? "order-select" : "order-sign";
                    HttpResponse<String> answer =
                            callTo(service(hook), validCall(other).toString());
                    assertThat(answer.statusCode()).isEqualTo(400);
                    assertThat(answer.body()).contains("hook must be " + hook);
                }));
    }

    private void isAnswered(String hook, Consumer<ObjectNode> change) {
        HttpResponse<String> answer = answer(hook, change);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void isRefused(String hook, Consumer<ObjectNode> change, String words) {
        HttpResponse<String> answer = answer(hook, change);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("OperationOutcome", words);
    }

    private HttpResponse<String> answer(String hook, Consumer<ObjectNode> change) {
        ObjectNode call = validCall(hook);
        change.accept(call);
        return callTo(service(hook), call.toString());
    }
}
