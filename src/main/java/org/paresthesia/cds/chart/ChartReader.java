package org.paresthesia.cds.chart;

import org.paresthesia.cds.hook.HookCall;

/** Gathers the patient's chart from what was sent and, where the client allows it, from its FHIR server. */
public interface ChartReader {

    /**
     * The chart of the patient of this call.
     *
     * @throws PatientUnavailable if there is no Patient
     * @throws WrongPatient if the Patient is another one
     * @throws NotR4 if the data is of another FHIR version
     */
    PatientChart read(HookCall call, Prefetch prefetch);
}
