package org.paresthesia.cds.knowledge.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.findings.Urgency;
import org.paresthesia.cds.knowledge.CardText;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.NamedCode;
import org.paresthesia.cds.knowledge.Offer;
import org.paresthesia.cds.knowledge.Order;
import org.paresthesia.cds.knowledge.PrefetchNeed;
import org.paresthesia.cds.knowledge.PrefetchNeed.Demand;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.RuleLogic;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.knowledge.Source;

/** Content that is right is read as it was written. */
class KnowledgeLoaderTest {

    private static Knowledge knowledge;

    @BeforeAll
    static void load() {
        knowledge = KnowledgeLoader.load(EditedContent.right(), "1.2.3");
    }

    private static Rule rule(String topic) {
        return service().rules().stream()
                .filter(rule -> rule.code().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private static Service service() {
        return knowledge.service("limb-paresthesia-patient-view").orElseThrow();
    }

    @Test
    void aServiceKnowsItsHookAndTheOrderOfItsRules() {
        assertThat(service().hook()).isEqualTo("patient-view");
        assertThat(service().rules()).extracting(Rule::code).containsExactly("b12-test-s", "data-gap");
        assertThat(service().usageRequirements()).contains("not for emergencies");
    }

    @Test
    void aRuleHasItsIdentityItsLogicAndItsWords() {
        Rule rule = rule("b12-test-s");
        assertThat(rule.topic().system()).isEqualTo("https://paresthesia-cds.org/fhir/CodeSystem/topics");
        assertThat(rule.topic().display()).startsWith("Vitamin B12 test");
        assertThat(rule.logic())
                .contains(new RuleLogic("B12 Test S Holds", "B12 Test S Facts", Optional.empty(), Optional.empty()));
        assertThat(rule.title()).isEqualTo("Paresthesia and B12-deficiency risk, no usable B12 result in 12 months");
        assertThat(rule.question()).startsWith("Is vitamin B12 due");
        assertThat(rule.sentence()).startsWith("A limb paresthesia is on record");
        assertThat(rule.urgency()).isEqualTo(Urgency.WARNING);
        assertThat(rule.role()).isEqualTo(Rule.Role.CAUSE);
        assertThat(rule.selection()).isEqualTo(Rule.Selection.ANY);
        assertThat(rule.quietWhenOrdered()).isEqualTo(Rule.QuietWhenOrdered.ALWAYS);
        assertThat(rule.restsOnMedicineAbsence()).isTrue();
    }

    @Test
    void aRuleHasItsTextsInTheOrderOfTheFile() {
        assertThat(rule("b12-test-s").texts())
                .extracting(CardText::kind)
                .containsExactly(
                        CardText.Kind.SUMMARY,
                        CardText.Kind.NOTE,
                        CardText.Kind.CAUTION,
                        CardText.Kind.CAUTION,
                        CardText.Kind.ALTERNATIVE);
        assertThat(rule("b12-test-s").texts().get(1).when()).contains("B12 Test S Is Pregnant");
    }

    @Test
    void theConditionsOfTextsAndOrdersAreKnown() {
        assertThat(rule("b12-test-s").conditions())
                .containsExactly("B12 Test S Is Pregnant", "B12 Is Ordered Or Done", "CBC Is Ordered Or Done");
    }

    @Test
    @Proves("H7")
    void theFirstSourceIsThePrimaryOne() {
        assertThat(rule("b12-test-s").sources())
                .extracting(Source::id)
                .containsExactly("nice-ng239", "mhra-metformin-2022");
        assertThat(knowledge.source("nice-ng239").year()).contains(2024);
    }

    @Test
    void ordersKeepTheirCodeAndCategory() {
        List<Offer> offers = rule("b12-test-s").offers();
        assertThat(offers).extracting(Offer::id).containsExactly("b12", "cbc", "follow-up");
        Order order = offers.get(0).order();
        assertThat(order.kind()).isEqualTo(Order.Kind.SERVICE_REQUEST);
        assertThat(order.code().map(NamedCode::code)).contains("2132-9");
        assertThat(order.category().map(NamedCode::code)).contains("108252007");
        assertThat(offers.get(0).stopped()).contains("B12 Is Ordered Or Done");
        assertThat(offers.get(2).order().kind()).isEqualTo(Order.Kind.TASK);
        assertThat(offers.get(2).order().code()).isEmpty();
    }

    @Test
    void aCauseTakesTheStandardOverrideReasonsWithTheirOwnSystems() {
        assertThat(rule("b12-test-s").overrideReasons())
                .extracting(NamedCode::code)
                .containsExactly(
                        "already-known",
                        "action-completed",
                        "patient-refuses",
                        "cds-suboptimal-context",
                        "data-wrong",
                        "cds-not-applicable");
        assertThat(rule("b12-test-s").overrideReasons().get(1).system())
                .isEqualTo("http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes");
    }

    @Test
    void theCardOfGapsNeedsNoLogic() {
        assertThat(rule("data-gap").logic()).isEmpty();
    }

    @Test
    @Proves("C9")
    void templatesAskForWhatTheLogicRetrieves() {
        assertThat(knowledge.prefetch())
                .extracting(need -> Map.entry(need.key(), need.template()))
                .containsExactly(
                        Map.entry("patient", "Patient/{{context.patientId}}"),
                        Map.entry("conditions", "Condition?patient={{context.patientId}}"),
                        Map.entry(
                                "rareResults",
                                "Observation?patient={{context.patientId}}&code=http://loinc.org|2132-9"),
                        Map.entry(
                                "frequentResults",
                                "Observation?patient={{context.patientId}}&code=http://loinc.org|57021-8,"
                                        + "http://loinc.org|787-2&_sort=-date&_count=50"),
                        Map.entry(
                                "findings",
                                "Observation?patient={{context.patientId}}&code=http://snomed.info/sct|309538000"),
                        Map.entry("encounters", "Encounter?patient={{context.patientId}}&_sort=-date&_count=20"));
    }

    @Test
    @Proves("C9")
    void aServiceAsksForWhatItsRulesReadAndNoMore() {
        assertThat(service().prefetchTemplates().keySet())
                .containsExactly("patient", "conditions", "rareResults", "frequentResults");
    }

    @Test
    @Proves("C9")
    void aValueSetThatNothingRetrievesIsNotAskedFor() {
        Knowledge withMore = KnowledgeLoader.load(
                EditedContent.right()
                        .with(
                                "fhir-resources/prefetch.json",
                                "\"loinc-b12\"",
                                "\"loinc-b12\", \"servicerequest-category\""),
                "1");
        assertThat(withMore.prefetch()).isEqualTo(knowledge.prefetch());
    }

    @Test
    void aNeedSaysHowMuchDependsOnIt() {
        PrefetchNeed conditions = knowledge.need("conditions").orElseThrow();
        assertThat(conditions.demand()).isEqualTo(Demand.REQUIRED);
        assertThat(conditions.title()).isEqualTo("problems and diagnoses");
        assertThat(knowledge.need("frequentResults").orElseThrow().count()).isEqualTo(50);
        assertThat(knowledge.need("patient").orElseThrow().isRead()).isTrue();
        assertThat(conditions.isRead()).isFalse();
    }

    @Test
    void theLogicVersionChangesWithAnyFile() {
        assertThat(knowledge.logicVersion()).matches("1\\.2\\.3\\+[0-9a-f]{10}");
        String changed =
                ContentVersion.of(EditedContent.right().with("cql/ParesthesiaSettings.cql", "180.0", "190.0"), "1.2.3");
        assertThat(changed).isNotEqualTo(knowledge.logicVersion());
        assertThat(ContentVersion.of(EditedContent.right(), "1.2.3")).isEqualTo(knowledge.logicVersion());
    }
}
