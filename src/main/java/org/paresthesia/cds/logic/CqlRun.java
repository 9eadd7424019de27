package org.paresthesia.cds.logic;

import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.Library;
import org.opencds.cqf.cql.engine.data.DataProvider;
import org.opencds.cqf.cql.engine.execution.CqlEngine.Options;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.EvaluationVisitor;
import org.opencds.cqf.cql.engine.execution.Libraries;
import org.opencds.cqf.cql.engine.execution.State;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;

/**
 * Evaluates defines over one chart at one moment. Every evaluation starts from a fresh state: one that is used again for the same
 * patient answers from its cache.
 *
 * <p>It drives the engine's visitor itself. {@code CqlEngine.evaluate} walks the whole tree of includes again at every call,
 * which grows with every library and took a fifth of the time, and it writes the messages of exceptions, which can hold values
 * of the chart, to its log.
 */
public final class CqlRun {

    private static final String FHIR_MODEL = "http://hl7.org/fhir";

    private final CompiledLogic logic;
    private final Environment environment;
    private final String patientId;
    private final ZonedDateTime now;

    CqlRun(CqlRuntime runtime, PatientChart chart, ZonedDateTime now) {
        this.logic = runtime.logic();
        Map<String, DataProvider> providers = new HashMap<>();
        providers.put(FHIR_MODEL, new ChartData(runtime.model(), chart, now.getZone()));
        this.environment = new Environment(logic.libraryManager(), providers, runtime.membership());
        this.patientId = chart.patient().getIdElement().getIdPart();
        this.now = now;
    }

    /**
     * What the defines of a library say, by name; null is "unknown".
     *
     * @param parameters values by {@code Library.Parameter}; a parameter that is left out has its default
     * @throws RuntimeException if one of them fails; its message may hold values of the chart and must not be logged
     */
    public Map<String, Object> evaluate(String library, Collection<String> defines, Map<String, Object> parameters) {
        Library text = logic.library(library);
        State state = state(text, parameters);
        EvaluationVisitor visitor = new EvaluationVisitor();
        Map<String, Object> values = new HashMap<>();
        for (String define : defines) {
            ExpressionDef expression = Libraries.resolveExpressionRef(define, text);
            state.pushActivationFrame(expression, expression.getContext());
            values.put(define, visitor.visitExpressionDef(expression, state));
            state.popActivationFrame();
        }
        return values;
    }

    private State state(Library text, Map<String, Object> parameters) {
        State state = new State(environment, EnumSet.of(Options.EnableExpressionCaching));
        state.getCache().setExpressionCaching(true);
        state.setEvaluationDateTime(now);
        state.init(text);
        state.setContextValue("Patient", patientId);
        state.getParameters().putAll(parameters);
        state.beginEvaluation();
        return state;
    }
}
