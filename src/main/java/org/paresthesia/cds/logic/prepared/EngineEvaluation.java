package org.paresthesia.cds.logic.prepared;

import java.util.EnumSet;
import java.util.List;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.Library;
import org.opencds.cqf.cql.engine.elm.executing.FunctionRefEvaluator;
import org.opencds.cqf.cql.engine.execution.CqlEngine.Options;
import org.opencds.cqf.cql.engine.execution.EvaluationVisitor;
import org.opencds.cqf.cql.engine.execution.Libraries;
import org.opencds.cqf.cql.engine.execution.State;

/**
 * Defines computed by the engine's own visitor, which walks through the translated text: slow, and complete.
 *
 * <p>It drives the engine's state by itself, because the engine's own entry walks through all included libraries before each
 * evaluation, by every path that leads to them (decision 30). After a failure it must not be used further.
 */
public final class EngineEvaluation implements Evaluation {

    private final State state;
    private final Library library;
    private final EvaluationVisitor visitor = new EvaluationVisitor();

    /** Begins an evaluation of the defines of a library. */
    public EngineEvaluation(Circumstances circumstances, Library library) {
        this.library = library;
        state = new State(circumstances.environment(), EnumSet.of(Options.EnableExpressionCaching));
        state.getCache().setExpressionCaching(true);
        state.setEvaluationDateTime(circumstances.now());
        state.init(library);
        state.setContextValue("Patient", circumstances.patientId());
        state.setParameters(library, circumstances.parameters());
        state.beginEvaluation();
    }

    @Override
    public Object value(String define) {
        return value(Libraries.resolveExpressionRef(define, library));
    }

    Object value(ExpressionDef define) {
        state.pushActivationFrame(define, define.getContext(), 0);
        Object value = visitor.visitExpressionDef(define, state);
        state.popActivationFrame();
        state.clearEvaluatedResources();
        return value;
    }

    Object call(FunctionDef function, List<Object> arguments) {
        Object value = FunctionRefEvaluator.INSTANCE.evaluateFunctionDef(function, state, visitor, arguments);
        state.clearEvaluatedResources();
        return value;
    }
}
