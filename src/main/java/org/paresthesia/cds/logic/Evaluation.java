package org.paresthesia.cds.logic;

import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Map;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.Library;
import org.opencds.cqf.cql.engine.execution.CqlEngine.Options;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.EvaluationVisitor;
import org.opencds.cqf.cql.engine.execution.Libraries;
import org.opencds.cqf.cql.engine.execution.State;

/**
 * Defines of one library, asked one after the other over one chart, each computed once.
 *
 * <p>It drives the engine's state by itself, because the engine's own entry walks through all included libraries before each
 * evaluation, by every path that leads to them (decision 30). After a failure it must not be used further.
 */
final class Evaluation {

    private final State state;
    private final Library library;
    private final EvaluationVisitor visitor = new EvaluationVisitor();

    /**
     * Begins an evaluation.
     *
     * @param library whose defines are asked
     * @param patientId the patient of the context
     * @param parameters by {@code Library.Parameter}
     */
    Evaluation(
            Environment environment,
            Library library,
            String patientId,
            Map<String, Object> parameters,
            ZonedDateTime now) {
        this.library = library;
        state = new State(environment, EnumSet.of(Options.EnableExpressionCaching));
        state.getCache().setExpressionCaching(true);
        state.setEvaluationDateTime(now);
        state.init(library);
        state.setContextValue("Patient", patientId);
        state.setParameters(library, parameters);
        state.beginEvaluation();
    }

    /**
     * What a define says; null is "unknown".
     *
     * @throws RuntimeException if it fails; the message may hold values of the chart and must not be logged
     */
    Object value(String define) {
        ExpressionDef expression = Libraries.resolveExpressionRef(define, library);
        state.pushActivationFrame(expression, expression.getContext());
        Object value = visitor.visitExpressionDef(expression, state);
        state.popActivationFrame();
        state.clearEvaluatedResources();
        return value;
    }
}
