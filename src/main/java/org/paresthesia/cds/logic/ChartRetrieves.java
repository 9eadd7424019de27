package org.paresthesia.cds.logic;

import java.util.List;
import org.opencds.cqf.cql.engine.retrieve.RetrieveProvider;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.runtime.Interval;
import org.paresthesia.cds.chart.PatientChart;

/**
 * Gives the engine what is in the chart, and never fails: a failure would make even "true or unknown" fail. What could not be
 * read reaches the logic as a parameter.
 */
record ChartRetrieves(PatientChart chart) implements RetrieveProvider {

    /** Looks up by type, or by value set; the start refuses logic that retrieves in any other way. */
    @Override
    public Iterable<Object> retrieve(
            String context,
            String contextPath,
            Object contextValue,
            String dataType,
            String templateId,
            String codePath,
            Iterable<Code> codes,
            String valueSet,
            String datePath,
            String dateLowPath,
            String dateHighPath,
            Interval dateRange) {
        if (dataType.equals("Patient")) {
            return List.of(chart.patient());
        }
        return List.copyOf(valueSet == null ? chart.byType(dataType) : chart.byCode(dataType, codePath, valueSet));
    }
}
