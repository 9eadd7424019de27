package org.paresthesia.cds;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.cards.CardSettings;
import org.paresthesia.cds.cards.CardWriter;
import org.paresthesia.cds.cards.CardsResponse;
import org.paresthesia.cds.chart.ChartKnowledge;
import org.paresthesia.cds.chart.ChartReader;
import org.paresthesia.cds.chart.Prefetch;
import org.paresthesia.cds.chart.PrefetchReader;
import org.paresthesia.cds.chart.counts.PrefetchMeters;
import org.paresthesia.cds.chart.fetch.FhirServer;
import org.paresthesia.cds.chart.fetch.FhirSettings;
import org.paresthesia.cds.chart.scan.DeliveryScanner;
import org.paresthesia.cds.explain.Explanation;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.hook.InHand;
import org.paresthesia.cds.hook.UserReference;
import org.paresthesia.cds.http.incoming.CallReader;
import org.paresthesia.cds.http.incoming.Limits;
import org.paresthesia.cds.http.incoming.Received;
import org.paresthesia.cds.knowledge.Content;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.knowledge.loading.KnowledgeLoader;
import org.paresthesia.cds.logic.CqlRuntime;
import org.paresthesia.cds.logic.LogicSettings;
import org.paresthesia.cds.logic.Reasoner;
import org.paresthesia.cds.logic.Statements;
import org.paresthesia.cds.telemetry.TopicMeters;
import org.paresthesia.cds.tools.explain.Explainers;
import org.paresthesia.cds.trust.AllowedServers;
import org.paresthesia.cds.trust.outbound.ReachableAddresses;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The flow from prefetch to cards in this process, without HTTP: hundreds of charts in the time of a few calls. */
public final class AdvisorAtHand {

    /** The content of the project. */
    public static final Knowledge KNOWLEDGE = KnowledgeLoader.load(Content.directory(Path.of("")), "test");

    /** The service that opens with a chart. */
    public static final Service SERVICE =
            KNOWLEDGE.service("limb-paresthesia-patient-view").orElseThrow();

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final FhirSettings UNUSED =
            new FhirSettings(Duration.ofSeconds(2), Duration.ofSeconds(3), DataSize.ofMegabytes(32), 20, 40);
    private static final Room FILTERED = Room.of(ChartKnowledge.of(KNOWLEDGE));
    private static final Room UNFILTERED = Room.of(ChartKnowledge.of(KNOWLEDGE).withoutFilter());
    private static final Wiring WIRING = new Wiring();
    private static final CqlRuntime RUNTIME = WIRING.cqlRuntime(KNOWLEDGE);
    private static final Reasoner REASONER =
            WIRING.reasoner(KNOWLEDGE, RUNTIME, new LogicSettings(Duration.ofHours(1)));
    private static final CardWriter WRITER = WIRING.cardWriter(KNOWLEDGE, new CardSettings(5, "order", false));
    private static final Statements STATEMENTS = WIRING.statements(KNOWLEDGE, RUNTIME);
    private static final Advisor.Memory NO_MEMORY = new Advisor.Memory(
            (call, now) -> finding -> false,
            (call, cards, now) -> {},
            Whys.NONE,
            new Advisor.Counted(new TopicMeters(List.of()), PrefetchMeters.NOBODY));

    /** The chart room, with or without its filter. */
    private record Room(PrefetchReader prefetch, ChartReader charts) {

        private static Room of(ChartKnowledge knowledge) {
            DeliveryScanner scanner = new DeliveryScanner(knowledge.relevance());
            FhirServer server = new FhirServer(scanner, UNUSED, new AllowedServers(true, ReachableAddresses.ANY));
            return new Room(new PrefetchReader(knowledge), new ChartReader(knowledge, server));
        }

        private CallReader calls() {
            return new CallReader(Limits.of(DataSize.ofMegabytes(32)), prefetch);
        }

        private Prefetch read(JsonNode prefetch) {
            byte[] body = prefetch.toString().getBytes(StandardCharsets.UTF_8);
            try (JsonParser parser = MAPPER.createParser(body)) {
                parser.nextToken();
                return this.prefetch.read(SERVICE.prefetch(), parser, body);
            }
        }
    }

    private AdvisorAtHand() {}

    /** The body of the answer, as it is sent: the cards for this prefetch at this instant, whose zone is the client's. */
    public static String answer(String patientId, JsonNode prefetch, ZonedDateTime now) {
        return answer(FILTERED, patientId, prefetch, now);
    }

    /** The same if every resource were parsed, whether a rule can use it or not. */
    public static String unfiltered(String patientId, JsonNode prefetch, ZonedDateTime now) {
        return answer(UNFILTERED, patientId, prefetch, now);
    }

    private static String answer(Room room, String patientId, JsonNode prefetch, ZonedDateTime now) {
        Advice advice = advisor(room, now).advise(call(patientId, now), SERVICE, room.read(prefetch));
        return MAPPER.writeValueAsString(new CardsResponse(advice.cards()));
    }

    private static Advisor advisor(Room room, ZonedDateTime now) {
        return new Advisor(room.charts(), REASONER, WRITER, NO_MEMORY, Clock.fixed(now.toInstant(), now.getZone()));
    }

    /** Why this prefetch is answered as it is. */
    public static Explanation explanation(String patientId, JsonNode prefetch, ZonedDateTime now) {
        return new Explainer(advisor(FILTERED, now), WRITER, STATEMENTS, KNOWLEDGE.logicVersion())
                .explain(call(patientId, now), SERVICE, FILTERED.read(prefetch));
    }

    /** The body of the answer to a whole body of a call, as the service reads it; problems leave as they do there. */
    public static byte[] answer(byte[] body, Service service, ZonedDateTime now) {
        Caller caller = new Caller("default", now.getZone(), List.of(), Map.of(), Set.of());
        Received received = FILTERED.calls().read(body, service, caller);
        Advice advice = advisor(FILTERED, now).advise(received.call(), service, received.prefetch());
        return MAPPER.writeValueAsBytes(new CardsResponse(advice.cards()));
    }

    /** What the tool {@code fire} asks why. */
    public static Explainers explainers() {
        return new LocalExplainer();
    }

    /** What is concluded for this prefetch at this instant, topic by topic. */
    public static Findings findings(String patientId, JsonNode prefetch, ZonedDateTime now) {
        HookCall call = call(patientId, now);
        return REASONER.reason(call, FILTERED.charts().read(call, FILTERED.read(prefetch), now), SERVICE, now);
    }

    private static HookCall call(String patientId, ZonedDateTime now) {
        Caller caller = new Caller("default", now.getZone(), List.of(), Map.of(), Set.of());
        CallContext context =
                new CallContext(UserReference.of("Practitioner/p"), patientId, Optional.empty(), new InHand.Nothing());
        return new HookCall(
                SERVICE.id(),
                SERVICE.hook(),
                "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                caller,
                context,
                Optional.empty());
    }
}
