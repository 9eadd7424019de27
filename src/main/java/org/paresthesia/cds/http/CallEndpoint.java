package org.paresthesia.cds.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.paresthesia.cds.Advice;
import org.paresthesia.cds.Advisor;
import org.paresthesia.cds.cards.CardsResponse;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.http.description.OfferedServices;
import org.paresthesia.cds.http.incoming.BodyReader;
import org.paresthesia.cds.http.incoming.CallReader;
import org.paresthesia.cds.http.incoming.Received;
import org.paresthesia.cds.knowledge.Service;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Answers calls of services (CDS Hooks 2.0.1, "Calling a CDS Service"). */
@RestController
class CallEndpoint {

    /** How long each step took, where a site tells it (W3C Server Timing). */
    private static final String SERVER_TIMING = "Server-Timing";

    private final OfferedServices services;
    private final BodyReader bodies;
    private final CallReader calls;
    private final Advisor advisor;
    private final boolean tellsTimes;
    private final JsonMapper json = JsonMapper.builder().build();

    CallEndpoint(
            OfferedServices services,
            Incoming incoming,
            Advisor advisor,
            @Value("${paresthesia.server-timing:false}") boolean tellsTimes) {
        this.services = services;
        this.bodies = incoming.bodies();
        this.calls = incoming.calls();
        this.advisor = advisor;
        this.tellsTimes = tellsTimes;
    }

    /** The two readers of what comes in. */
    record Incoming(BodyReader bodies, CallReader calls) {}

    /** The cards for one call; problems leave as exceptions and become statuses in {@link ProblemAnswers}. */
    @PostMapping({"/cds-services/{id}", "/cds-services/{id}/"})
    ResponseEntity<byte[]> call(@PathVariable String id, HttpServletRequest request) throws IOException {
        CallNotes notes = CallLog.notes(request);
        Caller caller = ClientGate.caller(request);
        Service service = services.of(id, caller);
        notes.service(id, caller.clientId());
        byte[] body = bodies.read(request);
        notes.body(body.length);
        byte[] answer = answer(body, service, caller, notes);
        ResponseEntity.BodyBuilder ok =
                ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).cacheControl(CacheControl.noStore());
        return (tellsTimes ? ok.header(SERVER_TIMING, notes.times()) : ok).body(answer);
    }

    /** From the body to the answer's JSON; the warm-up takes the same way. */
    byte[] answer(byte[] body, Service service, Caller caller, CallNotes notes) {
        Received received = calls.read(body, service, caller);
        notes.received(received);
        Advice advice = advisor.advise(received.call(), service, received.prefetch());
        notes.advice(advice);
        byte[] written = json.writeValueAsBytes(new CardsResponse(advice.cards()));
        notes.written();
        return written;
    }
}
