package org.paresthesia.cds.knowledge.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.KnowledgeProblem;
import org.paresthesia.cds.knowledge.Problem;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** A site can lay its own content beside the program; a wrong one stops the start with plain words. */
class KnowledgeConfigurationTest {

    private final ApplicationContextRunner start =
            new ApplicationContextRunner().withUserConfiguration(KnowledgeConfiguration.class);

    @Test
    void aDirectoryIsReadInsteadOfWhatIsPacked() {
        start.withPropertyValues("paresthesia.content=src/test/resources/small-content")
                .run(context -> assertThat(context.getBean(Knowledge.class).logicVersion())
                        .matches("development\\+[0-9a-f]{10}"));
    }

    @Test
    void aDirectoryWithoutContentStopsTheStart() {
        start.withPropertyValues("paresthesia.content=" + Path.of("src/test/java"))
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(KnowledgeProblem.class)
                        .hasMessageContaining("paresthesia.content", "fhir-resources/"));
    }

    @Test
    void aFailedStartPrintsTheMessageAndNoStackTrace() {
        KnowledgeProblem problem = new KnowledgeProblem(new Problem("cql/A.cql", 3, "it is wrong", "correct it"));
        FailureAnalysis analysis = new KnowledgeProblemAnalyzer().analyze(new IllegalStateException(problem));
        assertThat(analysis.getDescription()).contains("cql/A.cql:3: it is wrong; correct it");
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, (type, name, failure) -> {}))
                .anyMatch(KnowledgeProblemAnalyzer.class::isInstance);
    }
}
