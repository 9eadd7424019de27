package org.paresthesia.cds.chart.fetch;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import okhttp3.Dns;
import org.paresthesia.cds.chart.counts.FhirServerMeters;
import org.paresthesia.cds.chart.scan.DeliveryScanner;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.hook.FhirAccess;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.trust.AllowedServers;

/** Opens the FHIR servers of clients, where a client gives us access and its settings allow the server. */
public final class FhirServer implements AutoCloseable {

    private final FhirHttp http;
    private final FhirSettings settings;
    private final AllowedServers allowed;
    private final ExecutorService workers = Workers.start();
    private final FhirServerMeters meters = new FhirServerMeters();

    /** Answers are read with the same scanner, and so the same filter, as prefetch. */
    public FhirServer(DeliveryScanner scanner, FhirSettings settings, AllowedServers allowed) {
        this(scanner, settings, allowed, Dns.SYSTEM);
    }

    /** With a name service of one's own. */
    public FhirServer(DeliveryScanner scanner, FhirSettings settings, AllowedServers allowed, Dns names) {
        this.http = new FhirHttp(scanner, settings, GuardedSockets.client(settings, allowed.reachable(), names));
        this.settings = settings;
        this.allowed = allowed;
    }

    /** A session for one call, whose time starts now; empty where no server may be asked. */
    public Optional<FhirSession> open(HookCall call) {
        return call.fhirAccess()
                .filter(access -> allowed.allows(call.caller(), access.server()))
                .filter(access -> isForPatientOf(call, access))
                .map(access -> new FhirSession(
                        http, settings, workers, new FhirSession.Given(access, metersOf(call.caller()))));
    }

    private FhirServerMeters.OfClient metersOf(Caller caller) {
        return caller.isWarmUp() ? FhirServerMeters.nobody() : meters.of(caller.clientId());
    }

    /** What became of all queries since the start. */
    public FhirServerMeters meters() {
        return meters;
    }

    /** A token that is bound to another patient is never used (CDS Hooks 2.0.1, {@code fhirAuthorization.patient}). */
    private static boolean isForPatientOf(HookCall call, FhirAccess access) {
        return access.patientId()
                .filter(id -> !id.equals(call.context().patientId()))
                .isEmpty();
    }

    /** Lets the threads go. */
    @Override
    public void close() {
        workers.shutdownNow();
        http.close();
    }
}
