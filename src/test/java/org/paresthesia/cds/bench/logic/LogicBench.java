package org.paresthesia.cds.bench.logic;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.hook.InHand;
import org.paresthesia.cds.hook.UserReference;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.knowledge.loading.KnowledgeLoader;
import org.paresthesia.cds.logic.CallParameters;
import org.paresthesia.cds.logic.CodeChoice;
import org.paresthesia.cds.logic.CqlRuntime;
import org.paresthesia.cds.logic.Reasoner;

/** The whole set of rules over one chart, warm, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 2)
public class LogicBench {

    private static final int RECORDS = 50;
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 20, 12, 0, 0, 0, ZoneId.of("UTC"));

    /** The patient with most cards, and one without any finding. */
    @Param({"v01", "v08"})
    public String patient;

    /** Causes that are added to those of the project. */
    @Param({"0", "4"})
    public int addedCauses;

    /** As the service computes it, or by the engine's own evaluation. */
    @Param({"true"})
    public boolean isPrepared;

    private Reasoner reasoner;
    private HookCall call;
    private PatientChart chart;
    private Service service;

    /** Loads the content of the directory in which it is started. */
    @Setup
    public void load() throws IOException {
        AddedCauses content = new AddedCauses(Content.directory(Path.of("")), addedCauses);
        Knowledge knowledge = KnowledgeLoader.load(content, "bench");
        service = content.ofMore(knowledge.services().stream()
                .filter(each -> each.hook().equals("patient-view"))
                .findFirst()
                .orElseThrow());
        chart = new SmallChart(knowledge).of(patient, RECORDS, NOW);
        CqlRuntime runtime =
                new CqlRuntime(knowledge.logic(), FhirContext.forR4Cached(), knowledge.valueSets()::contains);
        reasoner = new Reasoner(
                isPrepared ? runtime : runtime.withoutPreparation(),
                knowledge.dataNeeds(),
                new CallParameters(knowledge.settings()),
                new CodeChoice(knowledge.valueSets()::setsOf));
        call = call();
    }

    private HookCall call() {
        Caller caller = new Caller("default", NOW.getZone(), List.of(), Map.of(), Set.of());
        CallContext context = new CallContext(
                UserReference.of("Practitioner/bench"), patient, Optional.empty(), new InHand.Nothing());
        return new HookCall(service.id(), service.hook(), "bench", caller, context, Optional.empty());
    }

    /** Everything that the rules conclude, with the facts of those that hold. */
    @Benchmark
    public Findings wholeSet() {
        return reasoner.reason(call, chart, service, NOW);
    }
}
