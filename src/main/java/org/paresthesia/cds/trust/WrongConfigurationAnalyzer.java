package org.paresthesia.cds.trust;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets a start that fails for its configuration print what is wrong and what to do, instead of a stack trace. */
public final class WrongConfigurationAnalyzer extends AbstractFailureAnalyzer<WrongConfiguration> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WrongConfiguration cause) {
        return new FailureAnalysis("The configuration can't be used:\n" + cause.getMessage(), null, cause);
    }
}
