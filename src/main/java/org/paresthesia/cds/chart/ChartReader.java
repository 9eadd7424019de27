package org.paresthesia.cds.chart;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.paresthesia.cds.chart.counts.PrefetchMeters;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.fetch.FhirServer;
import org.paresthesia.cds.chart.fetch.FhirSession;
import org.paresthesia.cds.chart.fetch.FollowUp;
import org.paresthesia.cds.chart.fetch.MissingNeeds;
import org.paresthesia.cds.chart.parse.ResourceParser;
import org.paresthesia.cds.chart.select.Handed;
import org.paresthesia.cds.chart.select.Intake;
import org.paresthesia.cds.chart.select.Subjects;
import org.paresthesia.cds.chart.select.TooOld;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.knowledge.PrefetchNeed;

/** Gathers the patient's chart from what was sent and, where the client allows it, from its FHIR server. */
public class ChartReader {

    private static final String PATIENT = "patient";

    private final ChartKnowledge knowledge;
    private final FhirServer server;

    /** A reader that asks {@code server} for what was not sent. */
    public ChartReader(ChartKnowledge knowledge, FhirServer server) {
        this.knowledge = knowledge;
        this.server = server;
    }

    /** The same for a call that nobody counts. */
    public PatientChart read(HookCall call, Prefetch prefetch, ZonedDateTime now) {
        return read(call, prefetch, now, PrefetchMeters.NOBODY);
    }

    /**
     * The chart of the patient of this call.
     *
     * @param now the evaluation time in the client's time zone; what is older than any rule looks back is left out
     * @param meters where it is counted how the data came
     * @throws PatientUnavailable if there is no Patient
     * @throws WrongPatient if the Patient is another one
     * @throws NotR4 if the data is of another FHIR version
     */
    public PatientChart read(HookCall call, Prefetch prefetch, ZonedDateTime now, PrefetchMeters meters) {
        Optional<Handed> handed =
                new ContextResources(knowledge.relevance()).read(call.context().inHand());
        refuseOtherVersions(handed.stream().map(Handed::delivery));
        Optional<FhirSession> session = server.open(call);
        Map<String, Delivery> answers = session.map(open ->
                        new MissingNeeds(open, call.context()).complete(prefetch.asked(), prefetch.deliveries()))
                .orElse(prefetch.deliveries());
        count(prefetch, answers, meters);
        refuseOtherVersions(answers.values().stream());
        ResourceParser parser = new ResourceParser();
        Patient patient = new PatientFinder(call.context().patientId()).find(answers.get(PATIENT), parser);
        Intake intake = new Intake(
                subjects(call.context(), answers.get(PATIENT)),
                needOf("ServiceRequest", prefetch).map(PrefetchNeed::key));
        take(intake, prefetch.asked(), answers);
        handed.ifPresent(intake::take);
        new FollowUp(intake, session).complete(call.context().encounterId(), needOf("Encounter", prefetch));
        TooOld tooOld = new TooOld(now, call.caller().settings());
        return new ChartBuilder(knowledge, intake, tooOld)
                .build(patient, call.context().encounterId());
    }

    private static void count(Prefetch prefetch, Map<String, Delivery> answers, PrefetchMeters meters) {
        prefetch.asked()
                .forEach(need ->
                        meters.count(need.key(), prefetch.deliveries().get(need.key()), answers.get(need.key())));
    }

    private static void refuseOtherVersions(Stream<Delivery> answers) {
        answers.flatMap(answer -> answer.foreignElement().stream())
                .sorted()
                .findFirst()
                .ifPresent(element -> {
                    throw new NotR4(element);
                });
    }

    private static Subjects subjects(CallContext context, Delivery patient) {
        return new Subjects(context.patientId(), PatientFinder.idsByUrl(patient));
    }

    private static void take(Intake intake, List<PrefetchNeed> asked, Map<String, Delivery> answers) {
        asked.stream()
                .filter(need -> !need.key().equals(PATIENT))
                .forEach(need -> intake.take(need.key(), answers.get(need.key())));
    }

    private static Optional<PrefetchNeed> needOf(String type, Prefetch prefetch) {
        return prefetch.asked().stream()
                .filter(need -> need.resourceType().equals(type))
                .findFirst();
    }
}
