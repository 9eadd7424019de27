package org.paresthesia.cds.cql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.FunctionDef;
import org.junit.jupiter.api.Test;

/** The translated logic is shared by all calls: many at once, over different charts, answer as one alone does. */
class SharedLogicTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 3;
    private static final int PERSONS = 12;
    private static final String ENTRY = "ParesthesiaDifferential";

    @Test
    void eightThreadsOverDifferentChartsAnswerAsOneDoes() throws InterruptedException, ExecutionException {
        List<Map<String, String>> alone = everyRow();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<List<Map<String, String>>>> together = new ArrayList<>();
            for (int call = 0; call < THREADS * ROUNDS; call++) {
                together.add(threads.submit(SharedLogicTest::everyRow));
            }
            for (Future<List<Map<String, String>>> answers : together) {
                assertThat(answers.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Map<String, String>> everyRow() {
        List<String> defines = ProjectLogic.LOGIC.library(ENTRY).getStatements().getDef().stream()
                .filter(define -> !(define instanceof FunctionDef))
                .map(ExpressionDef::getName)
                .toList();
        return ProjectLogic.ROWS.stream()
                .limit(PERSONS)
                .map(row -> ProjectLogic.RUNNER.evaluate(row, ENTRY, defines))
                .map(answers -> answers.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, each -> each.getValue().words())))
                .toList();
    }
}
