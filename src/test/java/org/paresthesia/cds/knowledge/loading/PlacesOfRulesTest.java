package org.paresthesia.cds.knowledge.loading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.paresthesia.cds.findings.Urgency;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Service;

/** A rule that can be a warning or information may stand twice in a service, at most; any other rule once. */
class PlacesOfRulesTest {

    private static final String SERVICE = "fhir-resources/plandefinition/limb-paresthesia-patient-view.json";
    private static final String RULE = "fhir-resources/plandefinition/rules/b12-test-s.json";
    private static final String LOGIC = "cql/ParesthesiaDifferential.cql";
    private static final String EXTENSION = "https://paresthesia-cds.org/fhir/StructureDefinition/";
    private static final String NAMED =
            "{\"definitionCanonical\": \"https://paresthesia-cds.org/fhir/PlanDefinition/b12-test-s\"}";
    private static final String GAP =
            "{\n          \"definitionCanonical\": \"https://paresthesia-cds.org/fhir/PlanDefinition/data-gap\"";

    /** The rule stands so many times, the last time after the card of gaps. */
    private static EditedContent standing(int times, EditedContent content) {
        return content.with(SERVICE, GAP, (NAMED + ", ").repeat(times - 2) + GAP)
                .with(SERVICE, "data-gap\"\n        }", "data-gap\"\n        }, " + NAMED);
    }

    /** Usually information, for some a warning. */
    private static EditedContent varying() {
        return EditedContent.right()
                .with(
                        LOGIC,
                        "define \"B12 Test S Facts\":",
                        "define \"Urgency\": 'warning'\n\ndefine \"B12 Test S Facts\":")
                .with(RULE, "\"priority\": \"urgent\"", "\"priority\": \"routine\"")
                .with(
                        RULE,
                        "\"extension\": [\n        {\n          \"url\": \"" + EXTENSION + "facts\"",
                        "\"extension\": [{\"url\": \"" + EXTENSION + "urgency\", \"valueString\": \"Urgency\"},"
                                + "\n        {\n          \"url\": \"" + EXTENSION + "facts\"");
    }

    @Test
    void aRuleOfTwoUrgenciesHasAPlaceForEach() {
        Service service =
                KnowledgeLoader.load(standing(2, varying()), "1").services().get(0);
        Rule rule = service.rules().get(0);
        Rule gaps = service.rules().get(1);

        assertThat(service.rules()).extracting(Rule::code).containsExactly("b12-test-s", "data-gap");
        assertThat(service.place(rule, Urgency.WARNING)).isLessThan(service.place(gaps, Urgency.INFO));
        assertThat(service.place(rule, Urgency.INFO)).isGreaterThan(service.place(gaps, Urgency.INFO));
    }

    @Test
    void aRuleOfOneUrgencyThatStandsTwiceIsRefused() {
        Refusal.assertThatIsRefused(
                standing(2, EditedContent.right()), SERVICE, "rule b12-test-s occurs more than once");
    }

    @Test
    void aRuleThatStandsThreeTimesIsRefused() {
        Refusal.assertThatIsRefused(standing(3, varying()), SERVICE, "rule b12-test-s as usual occurs more than once");
    }
}
