package org.paresthesia.cds.logic;

import java.lang.reflect.Field;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import kotlin.LazyKt;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.VersionedIdentifier;
import org.opencds.cqf.cql.engine.data.DataProvider;
import org.opencds.cqf.cql.engine.execution.CqlEngine.Options;
import org.opencds.cqf.cql.engine.execution.EvaluationVisitor;
import org.opencds.cqf.cql.engine.execution.GlobalCoverage;
import org.opencds.cqf.cql.engine.execution.Libraries;
import org.opencds.cqf.cql.engine.execution.State;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;

/** Evaluates defines in the engine itself, which collects what was reached, for all evaluations together. */
public final class CoveredLogic {

    private final CompiledLogic logic;
    private final GlobalCoverage coverage = new GlobalCoverage();

    /** With the translated logic. */
    public CoveredLogic(CompiledLogic logic) {
        this.logic = logic;
    }

    /** Evaluates defines of a library over one chart; a define that fails has reached what it reached. */
    public void evaluate(
            CqlRuntime runtime,
            PatientChart chart,
            ZonedDateTime now,
            String library,
            Collection<String> defines,
            Map<String, Object> parameters) {
        DataProvider data = new ChartData(runtime.model(), chart, now.getZone());
        Library text = logic.library(library);
        State state = new State(
                runtime.environment(data),
                EnumSet.of(Options.EnableExpressionCaching, Options.EnableCoverageCollection));
        share(state);
        state.getCache().setExpressionCaching(true);
        state.setEvaluationDateTime(now);
        state.init(text);
        state.setContextValue("Patient", chart.patient().getIdElement().getIdPart());
        state.setParameters(text, parameters);
        state.beginEvaluation();
        EvaluationVisitor visitor = new EvaluationVisitor();
        for (String define : defines) {
            var found = Libraries.resolveExpressionRef(define, text);
            state.pushActivationFrame(found, found.getContext(), 0);
            visitor.visitExpressionDef(found, state);
            state.popActivationFrame();
            state.clearEvaluatedResources();
        }
    }

    /** The engine's report in the LCOV format. */
    public String lcov(List<String> libraries) {
        return coverage.exportLcovInfo(libraries.stream()
                .map(name -> logic.library(name).getIdentifier())
                .map(VersionedIdentifier.class::cast)
                .toList());
    }

    /** The engine keeps one collection per evaluation; here all evaluations fill the same. */
    private void share(State state) {
        try {
            Field field = State.class.getDeclaredField("globalCoverage$delegate");
            field.setAccessible(true);
            field.set(state, LazyKt.lazyOf(coverage));
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("the engine keeps its coverage elsewhere now", changed);
        }
    }
}
