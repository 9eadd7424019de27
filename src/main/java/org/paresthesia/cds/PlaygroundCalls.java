package org.paresthesia.cds;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.paresthesia.cds.cards.Card;
import org.paresthesia.cds.cards.CardsResponse;
import org.paresthesia.cds.chart.NotR4;
import org.paresthesia.cds.chart.PatientUnavailable;
import org.paresthesia.cds.chart.PrefetchReader;
import org.paresthesia.cds.chart.WrongPatient;
import org.paresthesia.cds.feedback.CardFeedback;
import org.paresthesia.cds.feedback.FeedbackBox;
import org.paresthesia.cds.feedback.StoreUnavailable;
import org.paresthesia.cds.feedback.audit.AuditTrail;
import org.paresthesia.cds.feedback.audit.Audited;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.hook.InvalidCall;
import org.paresthesia.cds.http.description.OfferedServices;
import org.paresthesia.cds.http.incoming.CallReader;
import org.paresthesia.cds.http.incoming.FeedbackReader;
import org.paresthesia.cds.http.incoming.Limits;
import org.paresthesia.cds.http.incoming.Received;
import org.paresthesia.cds.http.incoming.Refusal;
import org.paresthesia.cds.logic.NotInTime;
import org.paresthesia.cds.playground.PagesOn;
import org.paresthesia.cds.playground.desk.ActingClient;
import org.paresthesia.cds.playground.visit.Inside;
import org.paresthesia.cds.tools.wire.Reply;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers the playground with the parts that answer calls, for a person who is logged in; each answer is recorded with the name. */
@Component
@PagesOn
class PlaygroundCalls implements Inside {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OfferedServices services;
    private final ActingClient client;
    private final CallReader calls;
    private final FeedbackReader feedbacks = new FeedbackReader();
    private final Advisor advisor;
    private final Kept kept;

    /** Where feedback and records go. */
    @Component
    @PagesOn
    record Kept(FeedbackBox box, AuditTrail audit) {}

    PlaygroundCalls(OfferedServices services, ActingClient client, Incoming incoming, Advisor advisor, Kept kept) {
        this.services = services;
        this.client = client;
        this.calls = new CallReader(incoming.limits(), incoming.prefetches());
        this.advisor = advisor;
        this.kept = kept;
    }

    /** What bodies are read with. */
    @Component
    @PagesOn
    record Incoming(Limits limits, PrefetchReader prefetches) {}

    /** What is known of an answer once it is there. */
    private static final class Said {
        private Optional<HookCall> call = Optional.empty();
        private List<String> topics = List.of();
        private int items;
        private String timing = "";
        private HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
        private Optional<String> refusal = Optional.empty();
    }

    /** Computes the body of an answer and notes what is known of it. */
    private interface Work {
        String of(Caller caller, Said said);
    }

    @Override
    public Reply call(String id, String body, String person) {
        return answered(new Audited.Asked("call", Optional.of(id), 0, 0).by(person), (caller, said) -> {
            Received received = calls.read(body.getBytes(StandardCharsets.UTF_8), services.of(id, caller), caller);
            said.call = Optional.of(received.call());
            Advice advice = advisor.advise(received.call(), services.of(id, caller), received.prefetch());
            said.topics = advice.cards().stream().map(PlaygroundCalls::topic).toList();
            said.timing = timing(advice.took());
            return JSON.writeValueAsString(new CardsResponse(advice.cards()));
        });
    }

    @Override
    public Reply feedback(String id, String body, String person) {
        return answered(new Audited.Asked("feedback", Optional.of(id), 0, 0).by(person), (caller, said) -> {
            services.of(id, caller);
            List<CardFeedback> read = feedbacks.read(body.getBytes(StandardCharsets.UTF_8));
            kept.box().keep(caller.clientId(), id, read);
            said.items = read.size();
            return "";
        });
    }

    private Reply answered(Audited.Asked asked, Work work) {
        Said said = new Said();
        long start = System.nanoTime();
        try {
            String body = work.of(client.caller(), said);
            said.status = HttpStatus.OK;
            return reply(said, body, start);
        } catch (InvalidCall
                | NotR4
                | WrongPatient
                | PatientUnavailable
                | PrefetchIncomplete
                | NotInTime
                | StoreUnavailable
                | Refusal problem) {
            said.status = status(problem);
            said.refusal = Optional.ofNullable(problem.getMessage());
            return reply(said, outcome(problem.getMessage()), start);
        } finally {
            kept.audit().enter(audited(asked, said));
        }
    }

    private Audited audited(Audited.Asked asked, Said said) {
        return new Audited(
                Clock.systemUTC().instant(),
                Optional.of(client.id()),
                asked.with(said.items),
                said.status.value(),
                said.call,
                said.topics,
                said.refusal);
    }

    private static Reply reply(Said said, String body, long start) {
        HttpHeaders headers = HttpHeaders.of(Map.of("Server-Timing", List.of(said.timing)), (name, value) -> true);
        return new Reply(said.status.value(), headers, body, Duration.ofNanos(System.nanoTime() - start));
    }

    private static String topic(Card card) {
        return card.source().topic().code();
    }

    /** The statuses that a call over HTTP gets. */
    private static HttpStatus status(RuntimeException problem) {
        if (problem instanceof Refusal refusal) {
            return refusal.status();
        }
        if (problem instanceof PatientUnavailable || problem instanceof PrefetchIncomplete) {
            return HttpStatus.PRECONDITION_FAILED;
        }
        boolean isLater = problem instanceof NotInTime || problem instanceof StoreUnavailable;
        return isLater ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.BAD_REQUEST;
    }

    private static String outcome(String words) {
        return JSON.writeValueAsString(Map.of(
                "resourceType",
                "OperationOutcome",
                "issue",
                List.of(Map.of("severity", "error", "code", "invalid", "diagnostics", String.valueOf(words)))));
    }

    private static String timing(Took took) {
        return String.format(
                Locale.ROOT,
                "chart;dur=%.1f, logic;dur=%.1f, cards;dur=%.1f",
                took.chart() / 1e6,
                took.logic() / 1e6,
                took.cards() / 1e6);
    }
}
