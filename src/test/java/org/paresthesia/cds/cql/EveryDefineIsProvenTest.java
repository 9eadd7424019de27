package org.paresthesia.cds.cql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.loading.KnowledgeLoader;

/**
 * Over all rows, every Boolean define is seen true, false and unknown, and every list empty, with one element, with several, and
 * with data unread that it rests on; what can't be seen stands in {@code unreachable.yaml} with the reason.
 */
class EveryDefineIsProvenTest {

    private static final Proof PROOF = new Proof(
            ProjectLogic.LOGIC,
            KnowledgeLoader.load(Content.directory(Path.of("")), "test").dataNeeds(),
            ProjectLogic.RUNNER,
            ProjectLogic.ROWS,
            CaseFiles.unreachable(ProjectLogic.CASES));

    @TestFactory
    Stream<DynamicTest> everyDefineOf() {
        return PROOF.libraries().stream()
                .map(library -> DynamicTest.dynamicTest(
                        library, () -> assertThat(PROOF.unproven(library)).isEmpty()));
    }

    @Test
    void whatIsCalledUnreachableExistsAndIsNeverSeen() {
        assertThat(PROOF.wronglyExcused()).isEmpty();
    }
}
