package org.paresthesia.cds.cql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.FunctionDef;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.knowledge.cql.DataNeeds;

/** The prepared logic says what the engine's own evaluation says, for every person of the rows: all of their library, every topic. */
class PreparedLogicTest {

    private static final RowRunner ENGINE = ProjectLogic.RUNNER.withoutPreparation();

    @TestFactory
    Stream<DynamicTest> everyDefineSaysTheSame() {
        return ProjectLogic.ROWS.stream().map(row -> DynamicTest.dynamicTest(row.toString(), () -> saysTheSame(row)));
    }

    private static void saysTheSame(Row row) {
        assertThat(answers(ProjectLogic.RUNNER, row)).isEqualTo(answers(ENGINE, row));
    }

    private static Map<String, String> answers(RowRunner runner, Row row) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String library : List.of(DataNeeds.ENTRY, row.library())) {
            runner.evaluate(row, library, defines(library))
                    .forEach((define, answer) -> answers.put(library + "." + define, answer.words()));
        }
        return answers;
    }

    private static List<String> defines(String library) {
        return ProjectLogic.LOGIC.library(library).getStatements().getDef().stream()
                .filter(define -> !(define instanceof FunctionDef))
                .map(ExpressionDef::getName)
                .toList();
    }

    /** Such a define is right, and ten times as slow: either it can be written in another way, or its kind of element is added. */
    @Test
    void nothingOfTheProjectIsLeftToTheEngine() {
        assertThat(ProjectLogic.RUNNER.leftToTheEngine()).isEmpty();
    }
}
