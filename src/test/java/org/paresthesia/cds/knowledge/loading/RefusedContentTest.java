package org.paresthesia.cds.knowledge.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.paresthesia.cds.knowledge.KnowledgeProblem;

/** One thing broken in a content that is right: the start fails and names file, line and cure. */
class RefusedContentTest {

    private static final String RULE = "fhir-resources/plandefinition/rules/b12-test-s.json";
    private static final String SERVICE = "fhir-resources/plandefinition/limb-paresthesia-patient-view.json";
    private static final String ORDER = "fhir-resources/orders/order-b12.json";
    private static final String PREFETCH = "fhir-resources/prefetch.json";
    private static final String SOURCES = "fhir-resources/sources.json";
    private static final String TOPICS = "fhir-resources/codesystems/topics.json";
    private static final String ELEMENTS = "cql/ParesthesiaElements.cql";
    private static final String SETTINGS = "cql/ParesthesiaSettings.cql";
    private static final String DIFFERENTIAL = "cql/ParesthesiaDifferential.cql";
    private static final String LONG = "Paresthesia and B12-deficiency risk, no usable B12 result in 12 months ".repeat(2);

    private static Stream<Arguments> brokenRules() {
        return Stream.of(
                row("a rule names a define that does not exist", RULE, "\"B12 Test S Holds\"", "\"B12 Test S Hold\"",
                        RULE + ":", "no define \"B12 Test S Hold\"", "did you mean \"B12 Test S Holds\"?"),
                row("a rule decides by a define that is no Boolean", RULE, "\"B12 Test S Holds\"", "\"B12 Test S Facts\"",
                        RULE + ":", "is no Boolean"),
                row("a text depends on a define that does not exist", RULE, "B12 Test S Is Pregnant", "B12 Test S Pregnant",
                        RULE + ":", "no define \"B12 Test S Pregnant\"", "did you mean \"B12 Test S Is Pregnant\"?"),
                row("an order is stopped by a define that does not exist", RULE, "CBC Is Ordered Or Done", "CBC Is Ordered And Done",
                        RULE + ":", "did you mean \"CBC Is Ordered Or Done\"?"),
                row("a topic is not in the code system", RULE, "\"code\": \"b12-test-s\"", "\"code\": \"b12-tests\"",
                        RULE + ":", "no topic has the code b12-tests", "did you mean \"b12-test-s\"?"),
                row("a rule bears the topic of another", RULE, "\"code\": \"b12-test-s\"", "\"code\": \"b12-test-u\"",
                        RULE + ":", "not in a file of that name", "rename the file"),
                row("a rule rests on a source that does not exist", RULE, "\"nice-ng239\"", "\"nice-ng293\"",
                        RULE + ":", "no source has the id nice-ng293", "did you mean \"nice-ng239\"?"),
                row("a rule offers an order that does not exist", RULE, "ActivityDefinition/order-cbc", "ActivityDefinition/order-cbx",
                        RULE + ":", "no order has the address", "did you mean \"https://paresthesia-cds.org/fhir/ActivityDefinition/order-cbc\"?"),
                row("a title is too long for a summary", RULE, "Paresthesia and B12-deficiency risk, no usable B12 result in 12 months", LONG,
                        RULE + ":", "the title has 142 characters", "write 1 to 139"),
                row("a summary variant is too long", RULE, "Paresthesia in pregnancy and B12-deficiency risk, no usable B12 result", LONG,
                        RULE + ":", "a text of the card can't be used", "at most 139 characters"),
                row("a text is of a kind that no card has", RULE, "\"valueCode\": \"caution\"", "\"valueCode\": \"warning\"",
                        RULE + ":", "its kind is warning"),
                row("a rule has a role that no card has", RULE, "\"valueCode\": \"cause\"", "\"valueCode\": \"casue\"",
                        RULE + ":", "the card-role is casue", "red-flag"),
                row("a rule has a priority that is no urgency", RULE, "\"priority\": \"urgent\"", "\"priority\": \"asap\"",
                        RULE + ":", "the priority is asap", "use stat, urgent or routine"),
                row("a rule has no facts", RULE, "StructureDefinition/facts", "StructureDefinition/fakts",
                        RULE, "no extension facts"),
                row("a condition is not the name of a define", RULE, "text/cql-identifier", "text/cql",
                        RULE + ":", "a condition is not in text/cql-identifier"),
                row("an element that FHIR does not know", RULE, "\"textEquivalent\"", "\"textEquivalence\"",
                        RULE + ":", "FHIR knows no element textEquivalence"),
                row("a list of override reasons that does not exist", RULE,
                        "StructureDefinition/card-role\",\n          \"valueCode\": \"cause\"\n        },",
                        "StructureDefinition/card-role\",\n          \"valueCode\": \"cause\"\n        },\n {\"url\": "
                                + "\"https://paresthesia-cds.org/fhir/StructureDefinition/override-reasons\", \"valueCode\": \"standart\"},",
                        RULE + ":", "no list of override reasons is called standart", "did you mean \"standard\"?"),
                row("two offered orders have one id", RULE, "\"id\": \"cbc\"", "\"id\": \"b12\"", RULE, "offered order b12 occurs more than once"));
    }

    private static Stream<Arguments> brokenParts() {
        return Stream.of(
                row("CQL names a value set that does not exist", ELEMENTS, "ValueSet/loinc-cbc'", "ValueSet/loinc-cbd'",
                        ELEMENTS + ":7", "no value set has the address", "did you mean \"https://paresthesia-cds.org/fhir/ValueSet/loinc-cbc\"?"),
                row("CQL does not translate", ELEMENTS, "[Encounter]", "[Encounters]", ELEMENTS + ":19", "correct the library"),
                row("the library has no gate", DIFFERENTIAL, "\"Gate\"", "\"Door\"", DIFFERENTIAL, "no define \"Gate\""),
                row("an order has a code that nobody verified", ORDER, "\"2132-9\"", "\"2132-8\"",
                        ORDER + ":", "the code 2132-8 is in no value set", "correct the code"),
                row("an order has no category", ORDER, "StructureDefinition/request-category", "StructureDefinition/category",
                        ORDER + ":", "the order has no category"),
                row("an order has a category of another set", ORDER, "108252007", "103693007",
                        ORDER + ":", "the category 103693007 is not in the value set"),
                row("an order is a prescription", ORDER, "\"kind\": \"ServiceRequest\"", "\"kind\": \"MedicationRequest\"",
                        ORDER + ":", "an order of kind MedicationRequest is never suggested", "use ServiceRequest or Task"),
                row("an order has no code", ORDER, "\"coding\": [", "\"extension\": [",
                        ORDER + ":", "the order has no code"),
                row("an id is not the name of its file", ORDER, "\"id\": \"order-b12\"", "\"id\": \"order-b13\"",
                        ORDER + ":3", "the file is named order-b12"),
                row("two sources have one id", SOURCES, "\"mhra-metformin-2022\"", "\"nice-ng239\"",
                        SOURCES, "source nice-ng239 occurs more than once"),
                row("a source has no title", SOURCES, "\"title\"", "\"titel\"", SOURCES + ":", "can't be used"),
                row("the sources are not JSON", SOURCES, "[", "{", SOURCES + ":", "not a JSON array of objects"),
                row("two topics have one code", TOPICS, "\"code\": \"cts\"", "\"code\": \"sedentary\"",
                        TOPICS + ":", "the code occurs more than once"),
                row("a service runs a rule that does not exist", SERVICE, "PlanDefinition/b12-test-s", "PlanDefinition/b12-test-x",
                        SERVICE + ":", "no rule has the address", "did you mean"),
                row("a rule that no service runs", SERVICE, "PlanDefinition/data-gap", "PlanDefinition/b12-test-s",
                        "fhir-resources/plandefinition", "no service runs the rule https://paresthesia-cds.org/fhir/PlanDefinition/data-gap"),
                row("a service has no hook", SERVICE, "\"name\": \"patient-view\"", "\"id\": \"patient-view\"",
                        SERVICE + ":", "whose trigger names the hook"),
                row("retrieved data that no key fetches", PREFETCH, "\"loinc-b12\"", "\"servicerequest-category\"",
                        PREFETCH, "no prefetch key fetches Observation in loinc-b12"),
                row("a type that no key fetches", PREFETCH, "\"resourceType\": \"Encounter\"", "\"resourceType\": \"Procedure\"",
                        PREFETCH, "no prefetch key fetches Encounter", "no CQL retrieves anything under the key encounters"),
                row("a key names a value set that does not exist", PREFETCH, "\"loinc-b12\"", "\"loinc-b12\", \"loinc-b13\"",
                        PREFETCH + ":", "no value set has the id loinc-b13"),
                row("two keys have one name", PREFETCH, "\"findings\"", "\"rareResults\"", PREFETCH, "prefetch key rareResults occurs more than once"),
                row("a demand that does not exist", PREFETCH, "\"required\"", "\"requested\"", PREFETCH + ":", "the row patient can't be used"),
                row("a key asks for no code", PREFETCH, "http://snomed.info/sct", "http://example.org",
                        PREFETCH + ":", "the template of findings asks for no code"),
                row("a setting without a source", SETTINGS, "// @source: NICE NG239 (2024)", "//", SETTINGS + ":7", "a name and a source"),
                row("a setting without a range", SETTINGS, "@range: 150..200", "150 to 200", SETTINGS + ":7", "a unit and a range"),
                row("a default outside its own range", SETTINGS, "default 180.0", "default 149.0",
                        SETTINGS + ":7", "must be a number from 150 to 200 in pg/mL"));
    }

    private static Arguments row(String situation, String file, String old, String broken, String... told) {
        return Arguments.of(situation, file, old, broken, told);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"brokenRules", "brokenParts"})
    void isRefused(String situation, String file, String old, String broken, String[] told) {
        assertThat(refusal(EditedContent.right().with(file, old, broken))).contains(told);
    }

    @Test
    void aTemplateThatIsTooLongIsRefused() {
        StringBuilder codes = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            codes.append("{\"code\": \"").append(10_000 + i).append("-1\", \"display\": \"a test\"},");
        }
        EditedContent content = EditedContent.right()
                .with("fhir-resources/valuesets/loinc-b12.json", "\"concept\": [", "\"concept\": [" + codes);
        assertThat(refusal(content))
                .contains(PREFETCH + ":", "the template of rareResults has 2")
                .contains("characters when URL-encoded", "2000 at most");
    }

    @Test
    void aFileThatIsMissingIsRefused() {
        assertThat(refusal(EditedContent.right().without(SOURCES))).contains(SOURCES, "missing", "put it back");
        assertThat(refusal(EditedContent.right().without(DIFFERENTIAL))).contains(DIFFERENTIAL, "put it back");
    }

    @Test
    void oneStartTellsAllMistakes() {
        String message = refusal(EditedContent.right()
                .with(RULE, "\"nice-ng239\"", "\"nice-ng293\"")
                .with(ORDER, "\"2132-9\"", "\"2132-8\"")
                .with(ELEMENTS, "ValueSet/loinc-cbc'", "ValueSet/loinc-cbd'"));
        assertThat(message).contains("nice-ng293", "2132-8", "loinc-cbd");
        assertThat(message.lines().count()).isGreaterThanOrEqualTo(3);
    }

    private static String refusal(EditedContent content) {
        KnowledgeProblem problem =
                catchThrowableOfType(KnowledgeProblem.class, () -> KnowledgeLoader.load(content, "1.2.3"));
        assertThat(problem).as("the content must be refused").isNotNull();
        return problem.getMessage();
    }
}
