package org.paresthesia.cds.logic;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.findings.Comparison;
import org.paresthesia.cds.logic.compared.Compared;
import org.paresthesia.cds.logic.prepared.WholeEvaluation;

/** Evaluates defines as an explanation does: while somebody writes down what is compared. */
public final class WatchedLogic {

    /** What the defines said, and what was compared by {@code Library.Define}. */
    public record Seen(Map<String, Object> values, Map<String, List<Comparison>> compared) {}

    private WatchedLogic() {}

    /** Evaluates defines of a library. */
    public static Seen evaluate(
            CqlRun run,
            PatientChart chart,
            LocalDate today,
            String library,
            Collection<String> defines,
            Map<String, Object> parameters) {
        Compared watch =
                new Compared(new FactReader(new CodeChoice((system, code) -> Set.of()))::fact, chart.patient(), today);
        WholeEvaluation evaluation = run.begin(parameters, watch);
        Map<String, Object> values = new HashMap<>();
        defines.forEach(define -> values.put(define, evaluation.value(library, define)));
        return new Seen(values, watch.byDefine());
    }
}
