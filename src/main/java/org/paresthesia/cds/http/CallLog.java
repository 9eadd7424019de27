package org.paresthesia.cds.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.Optional;
import org.paresthesia.cds.feedback.Latencies;
import org.paresthesia.cds.http.audit.AuditNotes;
import org.paresthesia.cds.telemetry.CallTimers;
import org.paresthesia.cds.telemetry.CallTimes;
import org.paresthesia.cds.telemetry.CallTraces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.HandlerInterceptor;

/** Writes one line per call: identifiers, counts and durations, and nothing of the patient. */
class CallLog implements HandlerInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);
    private static final String NOTES = CallLog.class.getName();

    private final Latencies latencies;
    private final CallTimers timers;
    private final CallTraces traces;

    CallLog(Latencies latencies, CallTimers timers, CallTraces traces) {
        this.latencies = latencies;
        this.timers = timers;
        this.traces = traces;
    }

    /** The notes of the call that this thread answers; empty for anything that is not a call. */
    static Optional<CallNotes> notes(WebRequest request) {
        return Optional.ofNullable((CallNotes) request.getAttribute(NOTES, RequestAttributes.SCOPE_REQUEST));
    }

    /** The notes of this call. */
    static CallNotes notes(HttpServletRequest request) {
        return (CallNotes) request.getAttribute(NOTES);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute(NOTES, new CallNotes(AuditNotes.of(request)));
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception problem) {
        if ("POST".equals(request.getMethod())) {
            CallNotes notes = notes(request);
            CallTimes times = notes.measured();
            if (notes.isAnswered(response.getStatus())) {
                latencies.note(notes.service(), notes.client(), times.total());
                timers.note(notes.service(), times);
            }
            if (traces != CallTraces.NONE) {
                traces.answered(notes.traced(request.getHeader("traceparent"), times, response.getStatus()));
            }
            BigDecimal total = CallNotes.milliseconds(System.nanoTime() - notes.start);
            LoggingEventBuilder line = LOG.atInfo()
                    .addKeyValue(CallNotes.FIELD + "status", response.getStatus())
                    .addKeyValue(CallNotes.FIELD + "totalMs", total);
            notes.addTo(line);
            line.log("call status={} totalMs={} {}", response.getStatus(), total, notes);
        }
    }
}
