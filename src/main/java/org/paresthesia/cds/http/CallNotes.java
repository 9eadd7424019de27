package org.paresthesia.cds.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.paresthesia.cds.Advice;
import org.paresthesia.cds.Took;
import org.paresthesia.cds.http.audit.AuditNotes;
import org.paresthesia.cds.http.incoming.Received;
import org.paresthesia.cds.telemetry.CallTimes;
import org.paresthesia.cds.telemetry.CallTraces;
import org.paresthesia.cds.telemetry.Step;
import org.slf4j.spi.LoggingEventBuilder;

/** What is known of a call so far: identifiers, counts and durations, and nothing of the patient. */
final class CallNotes {

    private static final int NANOSECONDS_IN_A_MILLISECOND = 6;

    /** Before the name of every field of a structured log, because the formats have a "service" and a "client" of their own. */
    static final String FIELD = "call.";

    private static final int OK = 200;

    /** What others than the log may be told of a call: counts, and the client by its name in the configuration. */
    private static final List<String> TOLD = List.of("client", "bytes", "cards", "entries", "unreadable", "feedback");

    private final Map<String, Object> facts = new LinkedHashMap<>();
    final long start = System.nanoTime();
    private final long[] steps = new long[Step.values().length];
    private long last = start;
    private Took took;
    private final AuditNotes audit;

    /** Of a call that nobody records. */
    CallNotes() {
        this(new AuditNotes());
    }

    CallNotes(AuditNotes audit) {
        this.audit = audit;
    }

    /** Whether it got cards, or was told that there are none. */
    boolean isAnswered(int status) {
        return took != null && status == OK;
    }

    /** When it began and what its steps took, until now. */
    CallTimes measured() {
        return new CallTimes(start, System.nanoTime(), steps);
    }

    /** For whoever traces calls. */
    CallTraces.Call traced(String parent, CallTimes times, int status) {
        Map<String, Object> told = new LinkedHashMap<>(facts);
        told.keySet().retainAll(TOLD);
        return new CallTraces.Call(
                Optional.ofNullable(parent),
                times,
                status,
                Optional.ofNullable(facts.get("service")).map(String::valueOf),
                told);
    }

    String client() {
        return String.valueOf(facts.get("client"));
    }

    String service() {
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
    static BigDecimal milliseconds(long nanoseconds) {
        return BigDecimal.valueOf(nanoseconds, NANOSECONDS_IN_A_MILLISECOND).setScale(1, RoundingMode.HALF_UP);
    }

    /** The same facts one by one, for a structured log. */
    void addTo(LoggingEventBuilder line) {
        facts.forEach(
                (name, value) -> line.addKeyValue(FIELD + name, value instanceof Number ? value : value.toString()));
    }

    @Override
    public String toString() {
        return facts.entrySet().stream()
                .map(fact -> fact.getKey() + "=" + fact.getValue())
                .collect(Collectors.joining(" "));
    }
}
