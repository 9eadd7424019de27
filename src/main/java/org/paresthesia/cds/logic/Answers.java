package org.paresthesia.cds.logic;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.knowledge.cql.DataNeeds;
import org.paresthesia.cds.logic.prepared.Evaluation;
import org.paresthesia.cds.logic.prepared.OutOfTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the logic says in one call, computed when it is asked; a Boolean define that can't be evaluated is unknown. */
final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final CqlRun run;
    private final Map<String, Object> parameters;
    private final Map<String, Truth> truths = new HashMap<>();
    private final Set<String> failures = new HashSet<>();
    private final Set<String> late = new HashSet<>();
    private Optional<Evaluation> evaluation = Optional.empty();

    Answers(CqlRun run, Map<String, Object> parameters) {
        this.run = run;
        this.parameters = parameters;
    }

    /** The answer of a Boolean define. */
    Truth truth(String define) {
        return truths.computeIfAbsent(define, this::evaluated);
    }

    private Truth evaluated(String define) {
        try {
            return Truth.of(value(define) instanceof Boolean known ? known : null);
        } catch (OutOfTime over) {
            late.add(define);
            return Truth.UNKNOWN;
        } catch (RuntimeException | AssertionError failed) {
            warn(define, failed);
            failures.add(define);
            return Truth.UNKNOWN;
        }
    }

    /** Whether a Boolean define that was asked could not be evaluated. */
    boolean hasFailed(String define) {
        return failures.contains(define);
    }

    /** Whether there was no time left for a Boolean define that was asked. */
    boolean isLate(String define) {
        return late.contains(define);
    }

    /**
     * The value of any define; null is "unknown".
     *
     * @throws RuntimeException if it can't be evaluated; others still can
     */
    Object value(String define) {
        if (evaluation.isEmpty()) {
            evaluation = Optional.of(run.begin(DataNeeds.ENTRY, parameters));
        }
        try {
            return evaluation.get().value(define);
        } catch (RuntimeException | AssertionError failed) {
            // A failure leaves the engine's stacks as they were when it happened.
            evaluation = Optional.empty();
            throw failed;
        }
    }

    /** Names the define and the kind of failure only: the message of an exception can hold values of the chart. */
    static void warn(String define, Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        LOG.warn(
                "\"{}\" could not be evaluated and counts as unknown: {}",
                define,
                cause.getClass().getName());
    }
}
