package org.paresthesia.cds.logic;

import ca.uhn.fhir.context.FhirContext;
import java.time.ZonedDateTime;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;

/** What all evaluations share: the translated logic, the FHIR model and the value sets. */
public final class CqlRuntime {

    private final CompiledLogic logic;
    private final FhirModel model;
    private final Membership membership;

    /**
     * Prepares the engine; takes a few hundred milliseconds, so it is made once.
     *
     * @param logic the translated libraries
     * @param fhir the one context of the program
     * @param valueSets the one membership test of the program
     */
    public CqlRuntime(CompiledLogic logic, FhirContext fhir, ValueSetTest valueSets) {
        this.logic = logic;
        this.model = new FhirModel(fhir);
        this.membership = new Membership(valueSets);
    }

    /** Evaluation over one chart, with {@code now} as the evaluation time and its zone as the zone of calendar days. */
    public CqlRun over(PatientChart chart, ZonedDateTime now) {
        return new CqlRun(this, chart, now);
    }

    CompiledLogic logic() {
        return logic;
    }

    FhirModel model() {
        return model;
    }

    Membership membership() {
        return membership;
    }
}
