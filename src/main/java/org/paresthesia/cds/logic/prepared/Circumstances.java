package org.paresthesia.cds.logic.prepared;

import java.time.ZonedDateTime;
import java.util.Map;
import org.opencds.cqf.cql.engine.data.DataProvider;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.paresthesia.cds.logic.ValueSetTest;

/**
 * What an evaluation is about.
 *
 * @param environment what the engine's operators ask
 * @param data the chart
 * @param valueSets the one membership test
 * @param patientId the patient of the context
 * @param parameters by {@code Library.Parameter}
 * @param now the evaluation time
 * @param deadline when it has to be over
 */
public record Circumstances(
        Environment environment,
        DataProvider data,
        ValueSetTest valueSets,
        String patientId,
        Map<String, Object> parameters,
        ZonedDateTime now,
        Deadline deadline) {

    /** Names nothing of the patient. */
    @Override
    public String toString() {
        return "Circumstances[" + now + "]";
    }
}
