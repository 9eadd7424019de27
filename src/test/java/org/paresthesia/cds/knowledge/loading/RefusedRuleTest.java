package org.paresthesia.cds.knowledge.loading;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One thing broken in a rule that is right: the start fails and names file, line and cure. */
class RefusedRuleTest {

    private static final String RULE = "fhir-resources/plandefinition/rules/b12-test-s.json";
    private static final String LONG =
            "Paresthesia and B12-deficiency risk, no usable B12 result in 12 months ".repeat(2);

    private static Stream<Arguments> situations() {
        return Stream.of(
                row(
                        "a rule names a define that does not exist",
                        RULE,
                        "\"B12 Test S Holds\"",
                        "\"B12 Test S Hold\"",
                        RULE + ":",
                        "no define \"B12 Test S Hold\"",
                        "did you mean \"B12 Test S Holds\"?"),
                row(
                        "a rule decides by a define that is no Boolean",
                        RULE,
                        "\"B12 Test S Holds\"",
                        "\"B12 Test S Facts\"",
                        RULE + ":",
                        "is no Boolean"),
                row(
                        "a text depends on a define that does not exist",
                        RULE,
                        "B12 Test S Is Pregnant",
                        "B12 Test S Pregnant",
                        RULE + ":",
                        "no define \"B12 Test S Pregnant\"",
                        "did you mean \"B12 Test S Is Pregnant\"?"),
                row(
                        "an order is stopped by a define that does not exist",
                        RULE,
                        "CBC Is Ordered Or Done",
                        "CBC Is Ordered And Done",
                        RULE + ":",
                        "did you mean \"CBC Is Ordered Or Done\"?"),
                row(
                        "a topic is not in the code system",
                        RULE,
                        "\"code\": \"b12-test-s\"",
                        "\"code\": \"b12-tests\"",
                        RULE + ":",
                        "no topic has the code b12-tests",
                        "did you mean \"b12-test-s\"?"),
                row(
                        "a rule bears the topic of another",
                        RULE,
                        "\"code\": \"b12-test-s\"",
                        "\"code\": \"b12-test-u\"",
                        RULE + ":",
                        "not in a file of that name",
                        "rename the file"),
                row(
                        "a rule rests on a source that does not exist",
                        RULE,
                        "\"nice-ng239\"",
                        "\"nice-ng293\"",
                        RULE + ":",
                        "no source has the id nice-ng293",
                        "did you mean \"nice-ng239\"?"),
                row(
                        "a rule offers an order that does not exist",
                        RULE,
                        "ActivityDefinition/order-cbc",
                        "ActivityDefinition/order-cbx",
                        RULE + ":",
                        "no order has the address",
                        "did you mean \"https://paresthesia-cds.org/fhir/ActivityDefinition/order-cbc\"?"),
                row(
                        "a title is too long for a summary",
                        RULE,
                        "Paresthesia and B12-deficiency risk, no usable B12 result in 12 months",
                        LONG,
                        RULE + ":",
                        "the title has 142 characters",
                        "write 1 to 139"),
                row(
                        "a summary variant is too long",
                        RULE,
                        "Paresthesia in pregnancy and B12-deficiency risk, no usable B12 result",
                        LONG,
                        RULE + ":",
                        "a text of the card can't be used",
                        "at most 139 characters"),
                row(
                        "a text is of a kind that no card has",
                        RULE,
                        "\"valueCode\": \"caution\"",
                        "\"valueCode\": \"warning\"",
                        RULE + ":",
                        "its kind is warning"),
                row(
                        "a rule has a role that no card has",
                        RULE,
                        "\"valueCode\": \"cause\"",
                        "\"valueCode\": \"casue\"",
                        RULE + ":",
                        "the card-role is casue",
                        "red-flag"),
                row(
                        "a rule has a priority that is no urgency",
                        RULE,
                        "\"priority\": \"urgent\"",
                        "\"priority\": \"asap\"",
                        RULE + ":",
                        "the priority is asap",
                        "use stat, urgent or routine"),
                row(
                        "a rule has no facts",
                        RULE,
                        "StructureDefinition/facts",
                        "StructureDefinition/fakts",
                        RULE,
                        "no extension facts"),
                row(
                        "a condition is not the name of a define",
                        RULE,
                        "text/cql-identifier",
                        "text/cql",
                        RULE + ":",
                        "a condition is not in text/cql-identifier"),
                row(
                        "an element that FHIR does not know",
                        RULE,
                        "\"textEquivalent\"",
                        "\"textEquivalence\"",
                        RULE + ":",
                        "FHIR knows no element textEquivalence"),
                row(
                        "a list of override reasons that does not exist",
                        RULE,
                        "StructureDefinition/card-role\",\n          \"valueCode\": \"cause\"\n        },",
                        "StructureDefinition/card-role\",\n          \"valueCode\": \"cause\"\n        },\n {\"url\": "
                                + "\"https://paresthesia-cds.org/fhir/StructureDefinition/override-reasons\", \"valueCode\": \"standart\"},",
                        RULE + ":",
                        "no list of override reasons is called standart",
                        "did you mean \"standard\"?"),
                row(
                        "two offered orders have one id",
                        RULE,
                        "\"id\": \"cbc\"",
                        "\"id\": \"b12\"",
                        RULE,
                        "offered order b12 occurs more than once"));
    }

    private static Arguments row(String situation, String file, String old, String broken, String... told) {
        return Arguments.of(situation, file, old, broken, told);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void isRefused(String situation, String file, String old, String broken, String[] told) {
        Refusal.assertThatIsRefused(EditedContent.right().with(file, old, broken), told);
    }
}
