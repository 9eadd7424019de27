package org.paresthesia.cds.knowledge.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.KnowledgeProblem;

/** What a start with wrong content tells. */
final class Refusal {

    private Refusal() {}

    /** The message of the start, which must fail. */
    static String message(Content content) {
        KnowledgeProblem problem =
                catchThrowableOfType(KnowledgeProblem.class, () -> KnowledgeLoader.load(content, "1.2.3"));
        assertThat(problem).as("the content must be refused").isNotNull();
        return problem.getMessage();
    }

    /** The start fails and its message holds all these words. */
    static void assertThatIsRefused(Content content, String... told) {
        assertThat(message(content)).contains(told);
    }
}
