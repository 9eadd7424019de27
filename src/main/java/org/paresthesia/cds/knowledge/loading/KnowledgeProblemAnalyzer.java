package org.paresthesia.cds.knowledge.loading;

import org.paresthesia.cds.knowledge.KnowledgeProblem;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets a start that fails for its content print what is wrong and what to do, instead of a stack trace. */
public final class KnowledgeProblemAnalyzer extends AbstractFailureAnalyzer<KnowledgeProblem> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KnowledgeProblem cause) {
        return new FailureAnalysis("The content can't be used:\n" + cause.getMessage(), null, cause);
    }
}
