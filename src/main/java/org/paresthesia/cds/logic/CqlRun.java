package org.paresthesia.cds.logic;

import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.opencds.cqf.cql.engine.data.DataProvider;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;

/**
 * Evaluates defines over one chart at one moment. Nothing that was computed for one chart or one set of parameters is ever used
 * for another.
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
        Evaluation evaluation = begin(library, parameters);
        Map<String, Object> values = new HashMap<>();
        defines.forEach(define -> values.put(define, evaluation.value(define)));
        return values;
    }

    /** An evaluation that computes the defines of a library as they are asked. */
    Evaluation begin(String library, Map<String, Object> parameters) {
        Map<String, DataProvider> providers = new HashMap<>();
        providers.put(FHIR_MODEL, data);
        Environment environment = new Environment(logic.libraryManager(), providers, membership);
        return new Evaluation(environment, logic.library(library), patientId, parameters, now);
    }
}
