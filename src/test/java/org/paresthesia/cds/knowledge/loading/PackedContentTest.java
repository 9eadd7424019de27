package org.paresthesia.cds.knowledge.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.findings.Urgency;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Order;
import org.paresthesia.cds.knowledge.PrefetchNeed;
import org.paresthesia.cds.knowledge.PrefetchTemplates;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.Setting;

/** The content of this project loads, and keeps to what clinicians agreed on. */
class PackedContentTest {

    private static final Set<String> NAMED_BY_OTHERS = Set.of("order-occupational-health");

    private static Knowledge knowledge;

    @BeforeAll
    static void load() {
        knowledge = KnowledgeLoader.load(Content.packed(), "test");
    }

    private static List<Rule> rules() {
        return knowledge.service("limb-paresthesia-patient-view").orElseThrow().rules();
    }

    private static List<Rule> places() {
        return knowledge.service("limb-paresthesia-patient-view").orElseThrow().places();
    }

    @Test
    void warningsStandInTheAgreedOrder() {
        assertThat(places())
                .extracting(Rule::code)
                .containsSubsequence(
                        "rf-stroke",
                        "rf-cauda",
                        "b12-low",
                        "b12-low-n",
                        "spine-l",
                        "dm-neuropathy-u",
                        "b12-test-s",
                        "b12-test-u");
    }

    @Test
    void informationStandsInTheAgreedOrder() {
        assertThat(places())
                .extracting(Rule::code)
                .containsSubsequence(
                        "ddx-summary",
                        "b12-borderline",
                        "dm-neuropathy-k",
                        "lab-baseline",
                        "spine-l",
                        "sedentary",
                        "data-gap");
    }

    @Test
    @Proves("C1")
    void everyKeyOfTheContractIsAskedFor() {
        assertThat(knowledge.prefetch())
                .extracting(PrefetchNeed::key)
                .containsExactly(
                        "patient",
                        "conditions",
                        "rareResults",
                        "frequentResults",
                        "findings",
                        "examinations",
                        "social",
                        "medicationRequests",
                        "medicationStatements",
                        "medicationAdministrations",
                        "medicationDispenses",
                        "serviceRequests",
                        "procedures",
                        "diagnosticReports",
                        "imagingStudies",
                        "encounters");
    }

    @Test
    @Proves("C3")
    void everyTemplateIsShortEnoughAndUsesOneTokenOnly() {
        for (PrefetchNeed need : knowledge.prefetch()) {
            assertThat(PrefetchTemplates.encodedLength(need)).as(need.key()).isLessThanOrEqualTo(2000);
            assertThat(need.template().replace("{{context.patientId}}", ""))
                    .as(need.key())
                    .doesNotContain("{{");
        }
    }

    @Test
    void everyOrderIsOfferedByARule() {
        Set<String> offered = new TreeSet<>(NAMED_BY_OTHERS);
        rules().forEach(rule -> rule.offers().forEach(offer -> offered.add(id(offer.order()))));
        assertThat(knowledge.orders().values())
                .extracting(PackedContentTest::id)
                .isSubsetOf(offered);
    }

    private static String id(Order order) {
        return order.canonical().substring(order.canonical().lastIndexOf('/') + 1);
    }

    @Test
    void everyOrderSaysWhatTheTerminologySaysItsCodeMeans() {
        for (Order order : knowledge.orders().values()) {
            order.code().ifPresent(code -> assertThat(knowledge.valueSets().display(code.system(), code.code()))
                    .as(order.canonical())
                    .contains(code.display()));
        }
    }

    @Test
    @Proves("H12")
    void criticalRulesTakeTheCriticalOverrideReasons() {
        for (Rule rule : rules()) {
            boolean isCritical =
                    rule.overrideReasons().stream().anyMatch(code -> code.code().equals("assessed-not-present"));
            assertThat(isCritical).as(rule.code()).isEqualTo(rule.urgency() == Urgency.CRITICAL);
        }
    }

    @Test
    void everySettingSaysWhatItIsMeasuredIn() {
        assertThat(knowledge.settings().all()).hasSizeGreaterThan(30).allSatisfy(setting -> {
            assertThat(setting.source()).isNotBlank();
            assertThat(setting.type() == Setting.Type.BOOLEAN || !setting.unit().isBlank())
                    .isTrue();
        });
    }
}
