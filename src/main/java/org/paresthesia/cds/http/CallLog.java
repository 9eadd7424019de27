package org.paresthesia.cds.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.paresthesia.cds.Advice;
import org.paresthesia.cds.Took;
import org.paresthesia.cds.feedback.Latencies;
import org.paresthesia.cds.http.audit.AuditNotes;
import org.paresthesia.cds.http.incoming.Received;
import org.paresthesia.cds.telemetry.CallTimers;
import org.paresthesia.cds.telemetry.CallTimes;
import org.paresthesia.cds.telemetry.Step;
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
    private static final int NANOSECONDS_IN_A_MILLISECOND = 6;

    /** Before the name of every field of a structured log, because the formats have a "service" and a "client" of their own. */
    private static final String FIELD = "call.";

    private static final int OK = 200;

    private final Latencies latencies;
    private final CallTimers timers;

    CallLog(Latencies latencies, CallTimers timers) {
        this.latencies = latencies;
        this.timers = timers;
    }

    /** What is known of a call so far. */
    static final class Notes {
        private final Map<String, Object> facts = new LinkedHashMap<>();
        private final long start = System.nanoTime();
        private final long[] steps = new long[Step.values().length];
        private long last = start;
        private Took took;
        private final AuditNotes audit;

        /** Of a call that nobody records. */
        Notes() {
            this(new AuditNotes());
        }

        private Notes(AuditNotes audit) {
            this.audit = audit;
        }

        /** How long the cards of the call took; empty for a call that got none. */
        private Optional<CallTimes> times(int status) {
            boolean isAnswered = took != null && status == OK;
            return isAnswered ? Optional.of(new CallTimes(start, System.nanoTime(), steps)) : Optional.empty();
        }

        private String service() {
            return String.valueOf(facts.get("service"));
        }

        /** Notes which service is called, by its id in discovery. */
        void service(String id, String client) {
            facts.put("service", id);
            audit.service(id);
            facts.put("client", client);
        }

        /** Notes the body's size in bytes and the time that it took to arrive. */
        void body(int bytes) {
            facts.put("bytes", bytes);
            steps[Step.RECEIVE.ordinal()] = took("receiveMs");
        }

        /** Notes the call's identifier, but only in a form that can't forge a log line. */
        void received(Received received) {
            audit.call(received.call());
            String instance = received.call().hookInstance();
            facts.put("hookInstance", instance.matches("[0-9A-Fa-f-]{36}") ? instance : "not-a-uuid");
            if (received.isAccessUnusable()) {
                facts.put("fhirAuthorization", "not-used");
            }
            steps[Step.READ.ordinal()] = took("readMs");
        }

        /** Notes how much was read and how many cards were written. */
        void advice(Advice advice) {
            facts.put("cards", advice.cards().size());
            audit.topics(advice.cards().stream()
                    .map(card -> card.source().topic().code())
                    .toList());
            facts.put("entries", advice.entries());
            facts.put("unreadable", advice.unreadableEntries());
            facts.put("unread", advice.unreadNeeds());
            took("adviseMs");
            this.took = advice.took();
            steps[Step.CHART.ordinal()] = took.chart();
            steps[Step.LOGIC.ordinal()] = took.logic();
            steps[Step.CARDS.ordinal()] = took.cards();
        }

        /** Notes that the answer is written as JSON. */
        void written() {
            steps[Step.WRITE.ordinal()] = took("writeMs");
        }

        /** The steps for whoever may see them, as the value of a {@code Server-Timing} header (W3C). */
        String times() {
            return String.format(
                    Locale.ROOT,
                    "receive;dur=%s, read;dur=%s, chart;dur=%s, logic;dur=%s, cards;dur=%s, write;dur=%s, total;dur=%s",
                    facts.get("receiveMs"),
                    facts.get("readMs"),
                    milliseconds(took.chart()),
                    milliseconds(took.logic()),
                    milliseconds(took.cards()),
                    facts.get("writeMs"),
                    milliseconds(System.nanoTime() - start));
        }

        /** Notes how many pieces of feedback were kept. */
        void feedback(int items) {
            facts.put("feedback", items);
            audit.items(items);
            took("keepMs");
        }

        /** Notes why there are no cards, in the words that the client gets. */
        void problem(String words) {
            facts.put("problem", '"' + words + '"');
            audit.refusal(words);
        }

        private long took(String name) {
            long now = System.nanoTime();
            long nanoseconds = now - last;
            facts.put(name, milliseconds(nanoseconds));
            last = now;
            return nanoseconds;
        }

        /** With one decimal; a number, so that a structured log has a number too. */
        private static BigDecimal milliseconds(long nanoseconds) {
            return BigDecimal.valueOf(nanoseconds, NANOSECONDS_IN_A_MILLISECOND).setScale(1, RoundingMode.HALF_UP);
        }

        /** The same facts one by one, for a structured log. */
        private void addTo(LoggingEventBuilder line) {
            facts.forEach((name, value) ->
                    line.addKeyValue(FIELD + name, value instanceof Number ? value : value.toString()));
        }

        @Override
        public String toString() {
            return facts.entrySet().stream()
                    .map(fact -> fact.getKey() + "=" + fact.getValue())
                    .collect(Collectors.joining(" "));
        }
    }

    /** The notes of the call that this thread answers; empty for anything that is not a call. */
    static Optional<Notes> notes(WebRequest request) {
        return Optional.ofNullable((Notes) request.getAttribute(NOTES, RequestAttributes.SCOPE_REQUEST));
    }

    /** The notes of this call. */
    static Notes notes(HttpServletRequest request) {
        return (Notes) request.getAttribute(NOTES);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute(NOTES, new Notes(AuditNotes.of(request)));
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception problem) {
        if ("POST".equals(request.getMethod())) {
            Notes notes = notes(request);
            notes.times(response.getStatus()).ifPresent(times -> note(notes, times));
            BigDecimal total = Notes.milliseconds(System.nanoTime() - notes.start);
            LoggingEventBuilder line = LOG.atInfo()
                    .addKeyValue(FIELD + "status", response.getStatus())
                    .addKeyValue(FIELD + "totalMs", total);
            notes.addTo(line);
            line.log("call status={} totalMs={} {}", response.getStatus(), total, notes);
        }
    }

    private void note(Notes notes, CallTimes times) {
        latencies.note(notes.service(), String.valueOf(notes.facts.get("client")), times.total());
        timers.note(notes.service(), times);
    }
}
