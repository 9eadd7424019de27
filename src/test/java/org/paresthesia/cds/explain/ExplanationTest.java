package org.paresthesia.cds.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.paresthesia.cds.AdvisorAtHand;
import org.paresthesia.cds.cards.choice.Verdict;
import org.paresthesia.cds.findings.Statement;
import org.paresthesia.cds.findings.Statement.Says;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.Templates;
import tools.jackson.databind.node.ObjectNode;

/** What is explained is what is answered. */
class ExplanationTest {

    private static final Templates TEMPLATES = new Templates(AdvisorAtHand.SERVICE.prefetchTemplates());

    private static Stream<String> demoPatients() {
        return Chart.demoIds();
    }

    private static Explanation explained(Chart chart, ObjectNode prefetch) {
        return AdvisorAtHand.explanation(chart.patientId(), prefetch, Chart.D);
    }

    @ParameterizedTest
    @MethodSource("demoPatients")
    void whatIsExplainedAsShownAreTheCards(String id) {
        Chart chart = Chart.demo(id);
        ObjectNode prefetch = TEMPLATES.prefetch(chart);
        Explanation explanation = explained(chart, prefetch);
        List<String> cards = new Answer(200, AdvisorAtHand.answer(chart.patientId(), prefetch, Chart.D)).topics();
        assertThat(explanation.shown()).containsExactlyInAnyOrderElementsOf(cards);
        assertThat(explanation.rules())
                .extracting(ExplainedRule::topic)
                .containsExactlyElementsOf(AdvisorAtHand.SERVICE.rules().stream()
                        .map(rule -> rule.code())
                        .toList())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("demoPatients")
    void theStatementsBehindARuleSayWhatItsVerdictSays(String id) {
        Chart chart = Chart.demo(id);
        Explanation explanation = explained(chart, TEMPLATES.prefetch(chart));
        explanation.rules().stream()
                .filter(rule -> !rule.conditions().isEmpty())
                .forEach(rule -> assertThat(truth(explanation, rule))
                        .as(rule.topic())
                        .isEqualTo(
                                switch (rule.verdict()) {
                                    case NOT_TRUE -> Says.FALSE;
                                    case OPEN, UNKNOWN -> Says.UNKNOWN;
                                    case NOT_DUE -> truth(explanation, rule);
                                    default -> Says.TRUE;
                                }));
        assertThat(explanation.statements().values())
                .allSatisfy(statement -> assertThat(statement.says()).isNotEqualTo(Says.FAILED))
                .allSatisfy(statement ->
                        assertThat(explanation.statements().keySet()).containsAll(statement.builtFrom()));
    }

    @ParameterizedTest
    @MethodSource("demoPatients")
    void whatWouldChangeAnAnswerIsNotSoNow(String id) {
        Chart chart = Chart.demo(id);
        Explanation explanation = explained(chart, TEMPLATES.prefetch(chart));
        explanation.rules().forEach(rule -> assertThat(rule.changes())
                .as(rule.topic())
                .allSatisfy(change -> assertThat(change.steps()).isNotEmpty().allSatisfy(step -> assertThat(
                                explanation.statements().get(step.statement()).says())
                        .isNotEqualTo(step.then()))));
        assertThat(explanation.rules().stream().filter(rule -> !rule.changes().isEmpty()))
                .hasSizeGreaterThan(explanation.rules().size() * 3 / 4);
        assertThat(explanation.statements().keySet())
                .containsAll(explanation.evidence().keySet());
    }

    private static Says truth(Explanation explanation, ExplainedRule rule) {
        Set<Says> all = new TreeSet<>();
        rule.conditions().stream()
                .map(explanation.statements()::get)
                .map(Statement::says)
                .forEach(all::add);
        return Stream.of(Says.FALSE, Says.UNKNOWN, Says.TRUE)
                .filter(all::contains)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anOpenRuleNamesTheKeyThatWasNotRead() {
        Chart chart = Chart.demo("v02");
        ObjectNode prefetch = TEMPLATES.prefetch(chart);
        prefetch.remove("rareResults");
        ExplainedRule open = explained(chart, prefetch).rules().stream()
                .filter(rule -> rule.topic().equals("b12-low"))
                .findFirst()
                .orElseThrow();
        assertThat(open.verdict()).isEqualTo(Verdict.OPEN);
        assertThat(open.lacking()).containsExactly("rareResults");
        assertThat(Words.of(open, explained(chart, prefetch).statements()))
                .isEqualTo("not shown: unknown, because this could not be read: rareResults");
    }

    @Test
    void aRefusalIsExplainedToo() {
        Chart chart = Chart.demo("v02");
        ObjectNode prefetch = Json.of("{}");
        prefetch.set("patient", chart.patient());
        Explanation explanation = explained(chart, prefetch);
        assertThat(explanation.noCards())
                .hasValueSatisfying(reason ->
                        assertThat(reason).startsWith("the call is refused").contains("conditions"));
        assertThat(explanation.shown()).isEmpty();
    }
}
