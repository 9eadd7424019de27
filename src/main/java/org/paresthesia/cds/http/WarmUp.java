package org.paresthesia.cds.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.http.description.OfferedServices;
import org.paresthesia.cds.knowledge.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private volatile boolean isRunning;

    WarmUp(OfferedServices services, CallEndpoint endpoint, Clock clock) {
        this.services = services;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** Runs in the first phase; the web server starts in the last. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        int share = 1;
        for (Service service : services.all()) {
            warmUp(service, MOST_CALLS / share, LONGEST_MS / share);
            share = OF_THE_FIRST;
        }
        isRunning = true;
    }

    private void warmUp(Service service, int most, long longest) {
        Caller caller = Caller.warmUp();
        long start = System.nanoTime();
        byte[] call = madeUpCall(service.hook());
        int calls = 0;
        for (; calls < most && millisecondsSince(start) < longest; calls++) {
            endpoint.answer(call, service, caller, new CallLog.Notes());
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
