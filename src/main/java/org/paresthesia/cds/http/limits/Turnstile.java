package org.paresthesia.cds.http.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.paresthesia.cds.http.audit.AuditNotes;
import org.paresthesia.cds.trust.limits.Entry;
import org.paresthesia.cds.trust.limits.Entry.Refusal;
import org.paresthesia.cds.trust.limits.Turnstiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Refuses a client that asks too much, before anything of its request is read: 429 or 503, and when to come again. */
final class Turnstile extends HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(Turnstile.class);

    private final transient Turnstiles turnstiles;
    private final transient Function<HttpServletRequest, String> clientOf;
    private final transient SlowRefusals refusals;
    private final transient LimitMeters meters;

    Turnstile(
            Turnstiles turnstiles,
            Function<HttpServletRequest, String> clientOf,
            SlowRefusals refusals,
            LimitMeters meters) {
        this.turnstiles = turnstiles;
        this.clientOf = clientOf;
        this.refusals = refusals;
        this.meters = meters;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String client = clientOf.apply(request);
        Entry entry = turnstiles.enter(client);
        if (entry.refusal().isPresent()) {
            refuse(entry, client, request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            entry.leave();
        }
    }

    private void refuse(Entry entry, String client, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Refusal why = entry.refusal().orElseThrow();
        HttpStatus status = why == Refusal.TOO_OFTEN ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.SERVICE_UNAVAILABLE;
        meters.count(why);
        AuditNotes.of(request).refusedAtTheGate(why.name());
        LOG.atInfo()
                .addKeyValue("call.status", status.value())
                .addKeyValue("call.client", client)
                .addKeyValue("call.reason", why)
                .log("call status={} client={} reason={}", status.value(), client, why);
        response.setStatus(status.value());
        response.setHeader(
                HttpHeaders.RETRY_AFTER,
                String.valueOf(Math.max(1, entry.retryAfter().plusMillis(999).toSeconds())));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        refusals.answer(request, response, status);
    }
}
