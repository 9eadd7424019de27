package org.paresthesia.cds.logic;

import ca.uhn.fhir.context.FhirContext;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencds.cqf.cql.engine.data.DataProvider;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;
import org.paresthesia.cds.logic.elements.AllKinds;
import org.paresthesia.cds.logic.prepared.Circumstances;
import org.paresthesia.cds.logic.prepared.Deadline;
import org.paresthesia.cds.logic.prepared.EngineEvaluation;
import org.paresthesia.cds.logic.prepared.Evaluation;
import org.paresthesia.cds.logic.prepared.PreparedLogic;
import org.paresthesia.cds.logic.prepared.Watch;
import org.paresthesia.cds.logic.prepared.WholeEvaluation;

/** What all evaluations share: the translated logic, the FHIR model and the value sets. */
public final class CqlRuntime {

    private static final String FHIR_MODEL = "http://hl7.org/fhir";

    private final CompiledLogic logic;
    private final FhirModel model;
    private final ValueSetTest valueSets;
    private final Optional<PreparedLogic> prepared;

    /**
     * Prepares the engine; takes a few hundred milliseconds, so it is made once.
     *
     * @param logic the translated libraries
     * @param fhir the one context of the program
     * @param valueSets the one membership test of the program
     */
    public CqlRuntime(CompiledLogic logic, FhirContext fhir, ValueSetTest valueSets) {
        this(
                logic,
                new FhirModel(fhir),
                valueSets,
                Optional.of(new PreparedLogic(logic, AllKinds.kinds(new FhirPartFinder(fhir)))));
    }

    private CqlRuntime(CompiledLogic logic, FhirModel model, ValueSetTest valueSets, Optional<PreparedLogic> prepared) {
        this.logic = logic;
        this.model = model;
        this.valueSets = valueSets;
        this.prepared = prepared;
    }

    /** The same with the engine's own evaluation throughout: slow, and what every answer has to be equal to. */
    public CqlRuntime withoutPreparation() {
        return new CqlRuntime(logic, model, valueSets, Optional.empty());
    }

    /** The defines and functions that are left to the engine's own evaluation, each with the reason. */
    public List<String> leftToTheEngine() {
        return prepared.map(PreparedLogic::leftToTheEngine).orElse(List.of());
    }

    /** Evaluation over one chart, with {@code now} as the evaluation time and its zone as the zone of calendar days. */
    public CqlRun over(PatientChart chart, ZonedDateTime now) {
        return over(chart, now, Deadline.never());
    }

    /** The same with a time when it has to be over: what is not computed by then fails. */
    CqlRun over(PatientChart chart, ZonedDateTime now, Deadline deadline) {
        return new CqlRun(this, chart, now, deadline);
    }

    FhirModel model() {
        return model;
    }

    ValueSetTest valueSets() {
        return valueSets;
    }

    Environment environment(DataProvider data) {
        Map<String, DataProvider> providers = new HashMap<>();
        providers.put(FHIR_MODEL, data);
        return new Environment(logic.libraryManager(), providers, new Membership(valueSets));
    }

    /** The engine's own evaluation shows nobody how it computes. */
    WholeEvaluation begin(Circumstances circumstances, Watch watch) {
        return prepared.map(each -> each.begin(circumstances, watch)).orElseGet(() -> {
            Map<String, Evaluation> byLibrary = new HashMap<>();
            return (library, define) -> byLibrary
                    .computeIfAbsent(library, each -> begin(circumstances, each))
                    .value(define);
        });
    }

    Evaluation begin(Circumstances circumstances, String library) {
        return prepared.map(each -> each.begin(circumstances, library))
                .orElseGet(() -> new EngineEvaluation(circumstances, logic.library(library)));
    }
}
