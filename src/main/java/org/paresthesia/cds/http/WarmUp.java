package org.paresthesia.cds.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.paresthesia.cds.PrefetchIncomplete;
import org.paresthesia.cds.chart.PatientUnavailable;
import org.paresthesia.cds.demo.DemoEhr;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.http.description.OfferedServices;
import org.paresthesia.cds.http.start.Calm;
import org.paresthesia.cds.http.start.Rehearsal;
import org.paresthesia.cds.knowledge.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers a made-up call many times before the port opens, so that no clinician waits for what a JVM does at first.
 *
 * <p>It is also a last check: where the whole way from body to cards does not work, the start fails.
 */
@Component
class WarmUp implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_CALLS = 160;
    private static final long LONGEST_MS = 1_000;

    /** After the first service the code that all share is fast already. */
    private static final int OF_THE_FIRST = 8;

    private static final String ANY_CALL = "patient-view";

    private final OfferedServices services;
    private final CallEndpoint endpoint;
    private final Clock clock;
    private final ApplicationContext context;
    private final ObjectProvider<DemoEhr> demoEhr;
    private final Calm calm = new Calm();
    private volatile boolean isRunning;

    WarmUp(OfferedServices services, CallEndpoint endpoint, Clock clock, ApplicationContext context) {
        this.context = context;
        this.demoEhr = context.getBeanProvider(DemoEhr.class);
        this.services = services;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** Runs after the demo EHR has opened; the web server of the service starts in the last phase. */
    @Override
    public int getPhase() {
        return 1;
    }

    @Override
    public void start() {
        int share = 1;
        for (Service service : services.all()) {
            warmUp(service, Caller.warmUp(List.of()), madeUpCall(service.hook()), share);
            share = OF_THE_FIRST;
        }
        demoEhr.ifAvailable(ehr -> readFrom(ehr.address()));
        rehearse();
        calm.await();
        isRunning = true;
    }

    /** The way through the web server; in some tests there is none. */
    private void rehearse() {
        if (context instanceof ServletWebServerApplicationContext web && web.getWebServer() != null) {
            String path = web.getServletContext().getContextPath();
            new Rehearsal(path, List.of("/health", "/cds-services")).with(web.getWebServer());
        }
    }

    /** The way by which the chart comes from a FHIR server; on a busy machine its first answers may come too late for a call. */
    private void readFrom(URI ehr) {
        Caller caller = Caller.warmUp(List.of(ehr.getHost()));
        long start = System.nanoTime();
        while (millisecondsSince(start) < LONGEST_MS / OF_THE_FIRST) {
            for (Service service : services.all()) {
                if (service.hook().equals(ANY_CALL)) {
                    answerIfInTime(callWithoutPrefetch(ehr), service, caller);
                }
            }
        }
    }

    private void answerIfInTime(byte[] call, Service service, Caller caller) {
        try {
            endpoint.answer(call, service, caller, new CallNotes());
        } catch (PatientUnavailable | PrefetchIncomplete late) {
            LOG.info("warm-up: the demo EHR took longer than a call waits");
        }
    }

    private void warmUp(Service service, Caller caller, byte[] call, int share) {
        long start = System.nanoTime();
        int calls = 0;
        for (; calls < MOST_CALLS / share && millisecondsSince(start) < LONGEST_MS / share; calls++) {
            endpoint.answer(call, service, caller, new CallNotes());
        }
        LOG.info("warm-up of {}: {} calls in {} ms", service.id(), calls, millisecondsSince(start));
    }

    @Override
    public void stop() {
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** The call of any hook, with what the context of this one holds besides. */
    private byte[] madeUpCall(String hook) {
        ObjectNode call = read(ANY_CALL);
        if (!hook.equals(ANY_CALL)) {
            call.put("hook", hook);
            call.withObject("/context").setAll(read(hook));
        }
        return call.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] callWithoutPrefetch(URI ehr) {
        ObjectNode call = read(ANY_CALL);
        call.remove("prefetch");
        call.put("fhirServer", ehr.toString());
        call.withObject("/context").put("patientId", DemoEhr.FIRST_VISITED);
        return call.toString().getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode read(String name) {
        try {
            String text = new ClassPathResource("warm-up/" + name + ".json").getContentAsString(StandardCharsets.UTF_8);
            return (ObjectNode)
                    JSON.readTree(text.replace("{{today}}", LocalDate.now(clock).toString()));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static long millisecondsSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
