package org.paresthesia.cds.logic;

import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.opencds.cqf.cql.engine.data.DataProvider;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.logic.prepared.Circumstances;
import org.paresthesia.cds.logic.prepared.Deadline;
import org.paresthesia.cds.logic.prepared.Evaluation;
import org.paresthesia.cds.logic.prepared.Watch;
import org.paresthesia.cds.logic.prepared.WholeEvaluation;

/**
 * Evaluates defines over one chart at one moment. Nothing that was computed for one chart or one set of parameters is ever used
 * for another.
 */
public final class CqlRun {

    private final CqlRuntime runtime;
    private final Environment environment;
    private final DataProvider data;
    private final String patientId;
    private final ZonedDateTime now;
    private final Deadline deadline;

    CqlRun(CqlRuntime runtime, PatientChart chart, ZonedDateTime now, Deadline deadline) {
        this.runtime = runtime;
        this.data = new ChartData(runtime.model(), chart, now.getZone());
        this.environment = runtime.environment(data);
        this.patientId = chart.patient().getIdElement().getIdPart();
        this.now = now;
        this.deadline = deadline;
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
        return runtime.begin(circumstances(parameters), library);
    }

    /** The same for the defines of all libraries, while somebody looks on. */
    WholeEvaluation begin(Map<String, Object> parameters, Watch watch) {
        return runtime.begin(circumstances(parameters), watch);
    }

    private Circumstances circumstances(Map<String, Object> parameters) {
        return new Circumstances(environment, data, runtime.valueSets(), patientId, parameters, now, deadline);
    }
}
