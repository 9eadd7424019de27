package org.paresthesia.cds.knowledge.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One thing broken in a content that is right: the start fails and names file, line and cure. */
class RefusedContentTest {

    private static final String RULE = "fhir-resources/plandefinition/rules/b12-test-s.json";
    private static final String SERVICE = "fhir-resources/plandefinition/limb-paresthesia-patient-view.json";
    private static final String ORDER = "fhir-resources/orders/order-b12.json";
    private static final String SOURCES = "fhir-resources/sources.json";
    private static final String TOPICS = "fhir-resources/codesystems/topics.json";
    private static final String ELEMENTS = "cql/ParesthesiaElements.cql";
    private static final String DIFFERENTIAL = "cql/ParesthesiaDifferential.cql";

    private static Stream<Arguments> brokenLogic() {
        return Stream.of(
                row(
                        "CQL names a value set that does not exist",
                        ELEMENTS,
                        "ValueSet/loinc-cbc'",
                        "ValueSet/loinc-cbd'",
                        ELEMENTS + ":7",
                        "no value set has the address",
                        "did you mean \"https://paresthesia-cds.org/fhir/ValueSet/loinc-cbc\"?"),
                row(
                        "CQL does not translate",
                        ELEMENTS,
                        "[Encounter]",
                        "[Encounters]",
                        ELEMENTS + ":19",
                        "correct the library"),
                row(
                        "the library has no gate",
                        DIFFERENTIAL,
                        "\"Gate\"",
                        "\"Door\"",
                        DIFFERENTIAL,
                        "no define \"Gate\""));
    }

    private static Stream<Arguments> brokenOrders() {
        return Stream.of(
                row(
                        "an order has a code that nobody verified",
                        ORDER,
                        "\"2132-9\"",
                        "\"2132-8\"",
                        ORDER + ":",
                        "the code 2132-8 is in no value set",
                        "correct the code"),
                row(
                        "an order has no category",
                        ORDER,
                        "StructureDefinition/request-category",
                        "StructureDefinition/category",
                        ORDER + ":",
                        "the order has no category"),
                row(
                        "an order has a category of another set",
                        ORDER,
                        "108252007",
                        "103693007",
                        ORDER + ":",
                        "the category 103693007 is not in the value set"),
                row(
                        "an order is a prescription",
                        ORDER,
                        "\"kind\": \"ServiceRequest\"",
                        "\"kind\": \"MedicationRequest\"",
                        ORDER + ":",
                        "an order of kind MedicationRequest is never suggested",
                        "use ServiceRequest or Task"),
                row(
                        "an order has no code",
                        ORDER,
                        "\"coding\": [",
                        "\"extension\": [",
                        ORDER + ":",
                        "the order has no code"),
                row(
                        "an id is not the name of its file",
                        ORDER,
                        "\"id\": \"order-b12\"",
                        "\"id\": \"order-b13\"",
                        ORDER + ":3",
                        "the file is named order-b12"));
    }

    private static Stream<Arguments> brokenTables() {
        return Stream.of(
                row(
                        "two sources have one id",
                        SOURCES,
                        "\"mhra-metformin-2022\"",
                        "\"nice-ng239\"",
                        SOURCES,
                        "source nice-ng239 occurs more than once"),
                row("a source has no title", SOURCES, "\"title\"", "\"titel\"", SOURCES + ":", "can't be used"),
                row("the sources are not JSON", SOURCES, "[", "{", SOURCES + ":", "not a JSON array of objects"),
                row(
                        "two topics have one code",
                        TOPICS,
                        "\"code\": \"cts\"",
                        "\"code\": \"sedentary\"",
                        TOPICS + ":",
                        "the code occurs more than once"),
                row(
                        "a service runs a rule that does not exist",
                        SERVICE,
                        "PlanDefinition/b12-test-s",
                        "PlanDefinition/b12-test-x",
                        SERVICE + ":",
                        "no rule has the address",
                        "did you mean"),
                row(
                        "a rule that no service runs",
                        SERVICE,
                        "PlanDefinition/data-gap",
                        "PlanDefinition/b12-test-s",
                        "fhir-resources/plandefinition",
                        "no service runs the rule https://paresthesia-cds.org/fhir/PlanDefinition/data-gap"),
                row(
                        "a service has no hook",
                        SERVICE,
                        "\"name\": \"patient-view\"",
                        "\"id\": \"patient-view\"",
                        SERVICE + ":",
                        "whose trigger names the hook"));
    }

    private static Arguments row(String situation, String file, String old, String broken, String... told) {
        return Arguments.of(situation, file, old, broken, told);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"brokenLogic", "brokenOrders", "brokenTables"})
    void isRefused(String situation, String file, String old, String broken, String[] told) {
        Refusal.assertThatIsRefused(EditedContent.right().with(file, old, broken), told);
    }

    @Test
    void aFileThatIsMissingIsRefused() {
        assertThat(Refusal.message(EditedContent.right().without(SOURCES))).contains(SOURCES, "missing", "put it back");
        assertThat(Refusal.message(EditedContent.right().without(DIFFERENTIAL))).contains(DIFFERENTIAL, "put it back");
    }

    @Test
    void oneStartTellsAllMistakes() {
        String message = Refusal.message(EditedContent.right()
                .with(RULE, "\"nice-ng239\"", "\"nice-ng293\"")
                .with(ORDER, "\"2132-9\"", "\"2132-8\"")
                .with(ELEMENTS, "ValueSet/loinc-cbc'", "ValueSet/loinc-cbd'"));
        assertThat(message).contains("nice-ng293", "2132-8", "loinc-cbd");
        assertThat(message.lines().count()).isGreaterThanOrEqualTo(3);
    }
}
