package org.paresthesia.cds.knowledge.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.RuleLogic;
import org.paresthesia.cds.knowledge.Service;

/** Services share rules: one may name a rule under a condition, or be composed of all rules of another. */
class SharedRulesTest {

    private static final String FIRST = "fhir-resources/plandefinition/limb-paresthesia-patient-view.json";
    private static final String SECOND = "fhir-resources/plandefinition/limb-paresthesia-order-sign.json";
    private static final String BASE = "https://paresthesia-cds.org/fhir/";
    private static final String RULE = "\"definitionCanonical\": \"" + BASE + "PlanDefinition/b12-test-s\"";
    private static final String ACTION = "\"action\": [\n    {";

    private static String condition(String define) {
        return "\"condition\": [{\"kind\": \"applicability\", \"expression\": {\"language\": \"text/cql-identifier\","
                + " \"expression\": \"" + define + "\"}}], ";
    }

    /** A content with a second service that is composed of the first. */
    private static EditedContent composed(String address) {
        EditedContent content = EditedContent.right();
        String second = content.text(FIRST)
                .replace("patient-view", "order-sign")
                .replaceAll("(?s),\\s*\"action\": \\[\\s*\\{\\s*\"definitionCanonical.*?]\\s*}\\s*]", "}]")
                .replace(
                        "\"usage\"",
                        "\"relatedArtifact\": [{\"type\": \"composed-of\", \"resource\": \"" + BASE + "PlanDefinition/"
                                + address + "\"}], \"usage\"");
        return content.withFile(SECOND, second);
    }

    private static Optional<String> only(Service service, String topic) {
        return service.rules().stream()
                .filter(rule -> rule.code().equals(topic))
                .findFirst()
                .flatMap(Rule::logic)
                .flatMap(RuleLogic::only);
    }

    @Test
    void aRuleMayBeAskedUnderACondition() {
        EditedContent content = EditedContent.right().with(FIRST, RULE, condition("B12 Is Ordered Or Done") + RULE);
        Service service = KnowledgeLoader.load(content, "1").services().get(0);
        assertThat(only(service, "b12-test-s")).contains("B12 Is Ordered Or Done");
        assertThat(service.rules().get(0).logic().orElseThrow().conditions())
                .as("the cheaper first")
                .containsExactly("B12 Is Ordered Or Done", "B12 Test S Holds");
    }

    @Test
    void aConditionThatIsNoBooleanIsRefused() {
        Refusal.assertThatIsRefused(
                EditedContent.right().with(FIRST, RULE, condition("B12 Test S Facts") + RULE), FIRST, "is no Boolean");
        Refusal.assertThatIsRefused(
                EditedContent.right().with(FIRST, RULE, condition("Nothing") + RULE), FIRST, "no define \"Nothing\"");
    }

    @Test
    void aServiceMayBeComposedOfAnother() {
        Knowledge knowledge = KnowledgeLoader.load(composed("limb-paresthesia-patient-view"), "1");
        Service first = knowledge.service("limb-paresthesia-patient-view").orElseThrow();
        Service second = knowledge.service("limb-paresthesia-order-sign").orElseThrow();
        assertThat(second.hook()).isEqualTo("order-sign");
        assertThat(second.rules()).isEqualTo(first.rules());
        assertThat(second.prefetch()).isEqualTo(first.prefetch());
    }

    @Test
    void thereOnlyARuleForAWholePopulationMayNeedMoreToHold() {
        String extension = "\"extension\": [{\"url\": \"" + BASE
                + "StructureDefinition/population-condition\", \"valueString\": \"Gate\"}],";
        EditedContent content = composed("limb-paresthesia-patient-view");
        content.withFile(SECOND, content.text(SECOND).replace(ACTION, ACTION + extension));
        Service causes = KnowledgeLoader.load(content, "1")
                .service("limb-paresthesia-order-sign")
                .orElseThrow();
        assertThat(only(causes, "b12-test-s")).isEmpty();
        content.with("fhir-resources/plandefinition/rules/b12-test-s.json", "\"cause\"", "\"population\"");
        Knowledge population = KnowledgeLoader.load(content, "1");
        assertThat(only(population.service("limb-paresthesia-order-sign").orElseThrow(), "b12-test-s"))
                .contains("Gate");
        assertThat(only(population.service("limb-paresthesia-patient-view").orElseThrow(), "b12-test-s"))
                .isEmpty();
    }

    @Test
    void aServiceThatDoesNotExistIsNoPartOfAnother() {
        Refusal.assertThatIsRefused(
                composed("limb-paresthesia-patient-viev"),
                SECOND,
                "no service has the address",
                "did you mean \"" + BASE + "PlanDefinition/limb-paresthesia-patient-view\"?");
    }
}
