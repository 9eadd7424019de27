package org.paresthesia.cds.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.paresthesia.cds.AdvisorAtHand;
import org.paresthesia.cds.findings.Comparison;
import org.paresthesia.cds.findings.Comparison.Asked;
import org.paresthesia.cds.findings.Comparison.Outcome;
import org.paresthesia.cds.findings.Statement.Says;
import org.paresthesia.cds.logic.Recomputed;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.Templates;
import tools.jackson.databind.node.ObjectNode;

/** Each value that a rule looked at stands beside its limit, whether the rule is true or not. */
class ComparisonsTest {

    private static final Templates TEMPLATES = new Templates(AdvisorAtHand.SERVICE.prefetchTemplates());
    private static final String JUDGED = "ParesthesiaB12Evidence.Judged Results";

    private static Stream<String> demoPatients() {
        return Chart.demoIds();
    }

    private static Explanation explained(Chart chart) {
        return AdvisorAtHand.explanation(chart.patientId(), TEMPLATES.prefetch(chart), Chart.D);
    }

    @ParameterizedTest
    @MethodSource("demoPatients")
    void eachOutcomeIsWhatTheShownValueAndTheShownLimitSay(String id) {
        Explanation explanation = explained(Chart.demo(id));
        assertThat(explanation.compared()).isNotEmpty();
        explanation.compared().forEach((define, compared) -> assertThat(compared)
                .as(define)
                .allSatisfy(each -> Recomputed.check(each, AdvisorAtHand.KNOWLEDGE.settings(), Chart.D)));
    }

    @ParameterizedTest
    @MethodSource("demoPatients")
    void aListHoldsWhatMetItsConditionsAndNothingElse(String id) {
        Explanation explanation = explained(Chart.demo(id));
        Recomputed.filters(AdvisorAtHand.KNOWLEDGE.logic()).forEach((define, questions) -> {
            List<Comparison> here = explanation.compared().getOrDefault(define, List.of());
            List<String> held = explanation.evidence().getOrDefault(define, List.of()).stream()
                    .map(fact -> fact.resource())
                    .toList();
            here.stream()
                    .filter(each -> questions.contains(each.asked()))
                    .filter(each -> each.outcome() != Outcome.MET)
                    .filter(each -> here.stream().noneMatch(other -> isMetBy(other, each)))
                    .forEach(each -> assertThat(held)
                            .as(define + ": " + each.asked() + " " + each.limit())
                            .doesNotContain(each.fact().resource()));
        });
    }

    private static boolean isMetBy(Comparison other, Comparison each) {
        return other.outcome() == Outcome.MET
                && other.asked() == each.asked()
                && other.fact().resource().equals(each.fact().resource());
    }

    /** The statement "latest is low" and what is shown of the results never disagree. */
    @ParameterizedTest
    @MethodSource("demoPatients")
    void aStatementAndTheValuesBehindItAgree(String id) {
        Explanation explanation = explained(Chart.demo(id));
        List<Comparison> low = explanation.compared().getOrDefault(JUDGED, List.of()).stream()
                .filter(each -> each.asked() == Asked.BELOW)
                .toList();
        Says says = explanation
                .statements()
                .get("ParesthesiaB12Evidence.Latest Is Low")
                .says();
        assertThat(says == Says.TRUE).isEqualTo(low.stream().anyMatch(each -> each.outcome() == Outcome.MET));
        Says older = explanation.statements().get("ParesthesiaPatient.Is Older").says();
        assertThat(explanation.compared().get("ParesthesiaPatient.Is Older"))
                .singleElement()
                .satisfies(age -> assertThat(age.outcome() == Outcome.MET).isEqualTo(older == Says.TRUE));
    }

    private static List<Comparison> b12(String value) {
        Chart chart = Chart.demo("v02");
        ObjectNode prefetch = Json.of("%s", TEMPLATES.prefetch(chart).toString().replace("\"value\":150,", value));
        return AdvisorAtHand.explanation(chart.patientId(), prefetch, Chart.D)
                .compared()
                .get(JUDGED);
    }

    private static Map<Asked, Outcome> outcomes(List<Comparison> compared) {
        return compared.stream()
                .filter(each -> each.fact().resource().equals("Observation/v02-b12")
                        && !each.asked().isOfTime())
                .collect(Collectors.toMap(Comparison::asked, Comparison::outcome));
    }

    @Test
    void aValueOnTheLimitIsNotBelowIt() {
        assertThat(outcomes(b12("\"value\":180,")))
                .containsEntry(Asked.BELOW, Outcome.NOT_MET)
                .containsEntry(Asked.AT_MOST, Outcome.MET);
        assertThat(outcomes(b12("\"value\":179.9,"))).containsEntry(Asked.BELOW, Outcome.MET);
        assertThat(outcomes(b12("\"value\":400,")))
                .containsEntry(Asked.BELOW, Outcome.NOT_MET)
                .containsEntry(Asked.AT_MOST, Outcome.NOT_MET);
    }

    @Test
    void aComparatorThatLeavesTheQuestionOpenIsUnknown() {
        assertThat(outcomes(b12("\"comparator\":\"<\",\"value\":200,"))).containsEntry(Asked.BELOW, Outcome.UNKNOWN);
        assertThat(outcomes(b12("\"comparator\":\"<\",\"value\":180,"))).containsEntry(Asked.BELOW, Outcome.MET);
        assertThat(outcomes(b12("\"comparator\":\">\",\"value\":100,")))
                .containsEntry(Asked.AT_LEAST, Outcome.UNKNOWN)
                .containsEntry(Asked.ABOVE, Outcome.UNKNOWN);
    }

    @Test
    void aResultThatIsTooOldSaysSo() {
        assertThat(b12("\"value\":150,")).anySatisfy(each -> {
            assertThat(each.fact().resource()).isEqualTo("Observation/v02-b12-older");
            assertThat(each.asked()).isEqualTo(Asked.WITHIN);
            assertThat(each.limit()).isEqualTo("12");
            assertThat(each.setting()).isEqualTo("ParesthesiaSettings.Result Months");
            assertThat(each.outcome()).isEqualTo(Outcome.NOT_MET);
        });
    }

    @Test
    void aResultThatCannotBeUsedSaysWhy() {
        assertThat(explained(Chart.demo("v18")).compared().get(JUDGED))
                .extracting(each -> each.fact().resource(), Comparison::limit, Comparison::outcome)
                .contains(Tuple.tuple("Observation/v18-b12-without-unit", "it has no unit", Outcome.UNKNOWN));
    }

    /** An age decides; the day of birth names a person. */
    @Test
    void noDateOfBirthIsTold() {
        Chart chart = Chart.demo("v02");
        String born = chart.patient().path("birthDate").asString();
        assertThat(explained(chart).compared().values().stream().flatMap(List::stream))
                .allSatisfy(each ->
                        assertThat(each.fact().value() + each.fact().date()).doesNotContain(born));
        assertThat(explained(chart).compared().get("ParesthesiaPatient.Is Older"))
                .singleElement()
                .satisfies(age -> assertThat(age.fact().value()).isEqualTo("67 years"));
    }

    @Test
    void nothingOfThePatientIsInItsText() {
        assertThat(b12("\"value\":150,").toString()).doesNotContain("150");
    }
}
