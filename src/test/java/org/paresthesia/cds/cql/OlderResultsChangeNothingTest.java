package org.paresthesia.cds.cql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.FunctionDef;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.chart.ChartEntry;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.LookBacks;
import org.paresthesia.cds.knowledge.cql.DataNeeds;
import org.paresthesia.cds.knowledge.loading.KnowledgeLoader;

/**
 * What the logic is said not to look back at changes nothing: every row decides the same with the results of all rows of its
 * library on record once more, one half of them a day older than the table allows, the other half years older.
 *
 * <p>The chart leaves such results out unread, so a window that was not found would be a silent loss.
 */
class OlderResultsChangeNothingTest {

    private static final LookBacks LOOK_BACKS =
            KnowledgeLoader.load(Content.directory(Path.of("")), "test").lookBacks();

    /** The results of each library's own rows: whatever a library reads stands in them. */
    private static final Map<String, OlderResults> TOO_OLD =
            byLibrary(first -> first.minusDays(1), first -> first.minusYears(6));

    private static final List<String> EXPORTS =
            ProjectLogic.LOGIC.library(DataNeeds.ENTRY).getStatements().getDef().stream()
                    .filter(define -> !(define instanceof FunctionDef))
                    .map(ExpressionDef::getName)
                    .filter(name -> !"Patient".equals(name))
                    .toList();

    @TestFactory
    Stream<DynamicTest> everyRowSaysTheSame() {
        return ProjectLogic.ROWS.stream()
                .filter(row -> !row.library().equals("ParesthesiaElements"))
                .filter(row -> TOO_OLD.get(row.library()).count() > 0)
                .map(row -> DynamicTest.dynamicTest(
                        row.toString(), () -> assertThat(changes(row, TOO_OLD.get(row.library())))
                                .isEmpty()));
    }

    @Test
    void aWindowThatWasNotFoundWouldBeSeen() {
        OlderResults insideTheWindow = byLibrary(UnaryOperator.identity()).get("VitaminB12");
        assertThat(ProjectLogic.ROWS.stream()
                        .filter(row -> row.library().equals("VitaminB12"))
                        .filter(row -> !changes(row, insideTheWindow).isEmpty())
                        .count())
                .isGreaterThan(5);
    }

    @SafeVarargs
    private static Map<String, OlderResults> byLibrary(UnaryOperator<LocalDate>... days) {
        return ProjectLogic.ROWS.stream()
                .collect(Collectors.groupingBy(
                        Row::library,
                        Collectors.collectingAndThen(
                                Collectors.toList(), rows -> new OlderResults(LOOK_BACKS, rows, List.of(days)))));
    }

    private static List<String> changes(Row row, OlderResults older) {
        List<ChartEntry> entries =
                new ArrayList<>(RowChart.of(row, ProjectLogic.TERMINOLOGY).entries());
        entries.addAll(older.of(row));
        PatientChart chart = RowChart.of(row, entries);
        List<String> changes = new ArrayList<>();
        ProjectLogic.RUNNER.evaluate(row, chart, row.library(), decisions(row)).forEach((define, answer) -> {
            Object expected = row.expect().get(define);
            if (!answer.is(expected)) {
                changes.add(define + ": expected " + expected + ", not " + answer.words());
            }
        });
        Map<String, String> before = words(ProjectLogic.RUNNER.evaluate(row, DataNeeds.ENTRY, EXPORTS));
        words(ProjectLogic.RUNNER.evaluate(row, chart, DataNeeds.ENTRY, EXPORTS))
                .forEach((define, said) -> {
                    if (!said.equals(before.get(define))) {
                        changes.add(define + ": " + before.get(define) + " became " + said);
                    }
                });
        return changes;
    }

    /** Lists may hold everything on record, if only whoever reads them looks at the dates. */
    private static List<String> decisions(Row row) {
        return row.expect().entrySet().stream()
                .filter(each -> each.getValue() == null || each.getValue() instanceof Boolean)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, String> words(Map<String, Answer> answers) {
        Map<String, String> words = new TreeMap<>();
        answers.forEach((define, answer) -> words.put(define, answer.words()));
        return words;
    }
}
