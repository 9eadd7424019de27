package org.paresthesia.cds.cql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every row of every case file says what its define says. */
class EveryRowHoldsTest {

    @TestFactory
    Stream<DynamicContainer> rows() {
        return ProjectLogic.ROWS.stream()
                .map(row -> DynamicContainer.dynamicContainer(
                        row.toString(),
                        row.expect().entrySet().stream()
                                .map(expected -> DynamicTest.dynamicTest(
                                        expected.getKey(), () -> check(row, expected.getKey(), expected.getValue())))));
    }

    @Test
    void noTwoRowsOfALibraryDescribeThePersonInTheSameWords() {
        assertThat(ProjectLogic.ROWS).map(Row::toString).doesNotHaveDuplicates();
    }

    @Test
    void everyRowExpectsSomething() {
        assertThat(ProjectLogic.ROWS).isNotEmpty().noneMatch(row -> row.expect().isEmpty());
    }

    private static void check(Row row, String define, Object expected) {
        Answer answer = ProjectLogic.RUNNER.evaluate(row, define);
        if (!answer.is(expected)) {
            fail("%s%n\"%s\"%nexpected %s%nactual   %s", row, define, expected, answer.words());
        }
    }
}
