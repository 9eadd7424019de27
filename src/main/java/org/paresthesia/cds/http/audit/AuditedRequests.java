package org.paresthesia.cds.http.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.paresthesia.cds.feedback.audit.AuditTrail;
import org.paresthesia.cds.feedback.audit.Audited;
import org.paresthesia.cds.feedback.audit.Audited.Asked;

/**
 * Records every call and all feedback, and every refusal of anything else, whoever refused it. It stands before all gates, so that
 * strangers are recorded too.
 */
final class AuditedRequests extends HttpFilter {

    private static final int FAULT = 500;
    private static final Set<Integer> NOT_LET_IN = Set.of(401, 403, 429, 503);

    private final transient AuditTrail audit;
    private final transient Function<HttpServletRequest, Optional<String>> clientOf;
    private final transient BooleanSupplier isOpen;
    private final transient Clock clock = Clock.systemUTC();
    private final transient GateRecords gateRecords = new GateRecords();

    AuditedRequests(AuditTrail audit, Function<HttpServletRequest, Optional<String>> clientOf, BooleanSupplier isOpen) {
        this.audit = audit;
        this.clientOf = clientOf;
        this.isOpen = isOpen;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        AuditNotes notes = new AuditNotes();
        notes.attachTo(request);
        int status = FAULT;
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            boolean isOfInterest =
                    isOpen.getAsBoolean() && ("POST".equals(request.getMethod()) || NOT_LET_IN.contains(status));
            OptionalInt leftOut = notes.isRefusedAtTheGate() ? gateRecords.next() : OptionalInt.of(0);
            if (isOfInterest && leftOut.isPresent()) {
                audit.enter(audited(request, notes, status, leftOut.getAsInt()));
            }
        }
    }

    private Audited audited(HttpServletRequest request, AuditNotes notes, int status, int leftOut) {
        return new Audited(
                clock.instant(),
                clientOf.apply(request),
                new Asked(kind(request), notes.service(), notes.items(), leftOut),
                status,
                notes.call(),
                notes.topics(),
                notes.refusal());
    }

    private static String kind(HttpServletRequest request) {
        if (!"POST".equals(request.getMethod())) {
            return "read";
        }
        return request.getRequestURI().replaceAll("/+$", "").endsWith("/feedback") ? "feedback" : "call";
    }
}
