package org.paresthesia.cds.logic;

import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kotlin.Pair;
import org.hl7.elm.r1.VersionedIdentifier;
import org.opencds.cqf.cql.engine.data.DataProvider;
import org.opencds.cqf.cql.engine.execution.CqlEngine;
import org.opencds.cqf.cql.engine.execution.CqlEngine.Options;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.EvaluationExpressionRef;
import org.opencds.cqf.cql.engine.execution.EvaluationParams;
import org.opencds.cqf.cql.engine.execution.EvaluationResult;
import org.opencds.cqf.cql.engine.execution.EvaluationResults;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;

/**
 * Evaluates defines over one chart at one moment. Every evaluation has an engine of its own: an engine that is used again for
 * the same patient answers from its cache.
 */
public final class CqlRun {

    private static final String FHIR_MODEL = "http://hl7.org/fhir";

    private final CompiledLogic logic;
    private final DataProvider data;
    private final Membership membership;
    private final String patientId;
    private final ZonedDateTime now;

    CqlRun(CqlRuntime runtime, PatientChart chart, ZonedDateTime now) {
        this.logic = runtime.logic();
        this.data = new ChartData(runtime.model(), chart, now.getZone());
        this.membership = runtime.membership();
        this.patientId = chart.patient().getIdElement().getIdPart();
        this.now = now;
    }

    /**
     * What the defines of a library say, by name; null is "unknown".
     *
     * @throws RuntimeException if one of them fails; its message may hold values of the chart and must not be logged
     */
    public Map<String, Object> evaluate(String library, Collection<String> defines, Map<String, Object> parameters) {
        VersionedIdentifier identifier = logic.identifier(library);
        List<EvaluationExpressionRef> expressions =
                defines.stream().map(EvaluationExpressionRef::new).toList();
        EvaluationResults results = engine()
                .evaluate(new EvaluationParams(
                        Map.of(identifier, expressions), new Pair<>("Patient", patientId), parameters, null, now));
        if (results.hasExceptions()) {
            throw results.getExceptionFor(identifier);
        }
        EvaluationResult result = results.getResultFor(identifier);
        Map<String, Object> values = new HashMap<>();
        defines.forEach(define -> values.put(define, result.get(define).getValue()));
        return values;
    }

    private CqlEngine engine() {
        Map<String, DataProvider> providers = new HashMap<>();
        providers.put(FHIR_MODEL, data);
        return new CqlEngine(
                new Environment(logic.libraryManager(), providers, membership),
                EnumSet.of(Options.EnableExpressionCaching));
    }
}
