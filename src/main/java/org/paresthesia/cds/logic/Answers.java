package org.paresthesia.cds.logic;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.knowledge.cql.DataNeeds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the logic said to the questions of one call; a define that could not be evaluated is unknown.
 *
 * @param values the engine's values by define; null and absent are "unknown"
 */
record Answers(Map<String, Object> values) {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    /** Asks everything at once; only if that fails, each question on its own, so that one can't take the others with it. */
    static Answers to(List<Question> questions, CqlRun run, Map<String, Object> parameters) {
        Set<String> defines = new LinkedHashSet<>();
        questions.forEach(question -> defines.addAll(question.defines()));
        try {
            return new Answers(run.evaluate(DataNeeds.ENTRY, defines, parameters));
        } catch (RuntimeException | AssertionError failed) {
            return oneByOne(questions, run, parameters);
        }
    }

    private static Answers oneByOne(List<Question> questions, CqlRun run, Map<String, Object> parameters) {
        Map<String, Object> values = new HashMap<>();
        for (Question question : questions) {
            try {
                values.putAll(run.evaluate(DataNeeds.ENTRY, question.defines(), parameters));
            } catch (RuntimeException | AssertionError failed) {
                warn(question.defines().get(0), failed);
            }
        }
        return new Answers(values);
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

    /** The answer of a Boolean define. */
    Truth truth(String define) {
        return Truth.of(values.get(define) instanceof Boolean known ? known : null);
    }

    /** The value of any define; null is "unknown". */
    Object value(String define) {
        return values.get(define);
    }
}
