package org.paresthesia.cds;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.paresthesia.cds.cards.Card;
import org.paresthesia.cds.cards.CardWriter;
import org.paresthesia.cds.cards.Suggestion;
import org.paresthesia.cds.cards.choice.Occasion;
import org.paresthesia.cds.chart.ChartReader;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.chart.Prefetch;
import org.paresthesia.cds.chart.counts.PrefetchMeters;
import org.paresthesia.cds.feedback.Firings;
import org.paresthesia.cds.feedback.Overrides;
import org.paresthesia.cds.feedback.Shown;
import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.knowledge.PrefetchNeed;
import org.paresthesia.cds.knowledge.PrefetchNeed.Demand;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.logic.Reasoner;
import org.paresthesia.cds.telemetry.TopicMeters;
import org.springframework.stereotype.Component;

/** What happens in a call: the chart is read, the logic runs over it, cards are written. */
@Component
public class Advisor {

    private final ChartReader charts;
    private final Reasoner reasoner;
    private final CardWriter cards;
    private final Memory memory;
    private final Clock clock;

    /** What is remembered of earlier cards, where these are kept, where it is kept why they are there, and where they are counted. */
    record Memory(Overrides overrides, Firings firings, Whys whys, Counted counted) {}

    /** Where calls are counted. */
    record Counted(TopicMeters topics, PrefetchMeters prefetch) {}

    /** What was read, what it means, and the occasion. */
    record Concluded(PatientChart chart, Findings findings, Occasion occasion, Took took) {}

    /** With one of each room of the flow. */
    Advisor(ChartReader charts, Reasoner reasoner, CardWriter cards, Memory memory, Clock clock) {
        this.charts = charts;
        this.reasoner = reasoner;
        this.cards = cards;
        this.memory = memory;
        this.clock = clock;
    }

    /**
     * The cards for a call.
     *
     * <p>Cards are written for clinicians: for anybody else nothing is even read (checklist D8), nor while a site has stopped all.
     *
     * @throws PrefetchIncomplete if so little could be read that silence would look like reassurance
     */
    public Advice advise(HookCall call, Service service, Prefetch prefetch) {
        if (!call.context().user().isClinician() || call.caller().terms().areCardsStopped()) {
            return Advice.silent();
        }
        boolean isCounted = !call.caller().isWarmUp();
        Concluded concluded =
                conclude(call, service, prefetch, isCounted ? memory.counted().prefetch() : PrefetchMeters.NOBODY);
        refuseUnlessSomethingIsCertain(service, concluded.findings());
        Set<String> quieted = new HashSet<>();
        Occasion occasion = concluded.occasion().tellingOfQuieted(quieted::add);
        List<Shown> shown = new ArrayList<>();
        long start = System.nanoTime();
        List<Card> written =
                cards.write(occasion, concluded.findings(), (card, finding) -> shown.add(shown(card, finding)));
        memory.firings().shown(call, shown, occasion.asOf().toInstant());
        if (isCounted) {
            count(concluded.findings(), shown, quieted);
        }
        List<Card> linked = memory.whys().linked(written, concluded);
        Took took = concluded.took().withCards(System.nanoTime() - start);
        return Advice.of(linked, concluded.chart(), took);
    }

    private void count(Findings findings, List<Shown> shown, Set<String> quieted) {
        TopicMeters topics = memory.counted().topics();
        topics.concluded(findings);
        topics.answered(shown.stream().map(card -> card.finding().topic()).toList(), quieted);
    }

    /** What is known before cards are written, and what they are written for. */
    Concluded conclude(HookCall call, Service service, Prefetch prefetch) {
        return conclude(call, service, prefetch, PrefetchMeters.NOBODY);
    }

    private Concluded conclude(HookCall call, Service service, Prefetch prefetch, PrefetchMeters meters) {
        ZonedDateTime now = clock.instant().atZone(call.caller().zone());
        long start = System.nanoTime();
        PatientChart chart = charts.read(call, prefetch, now, meters);
        long read = System.nanoTime();
        Findings findings = reasoner.reason(call, chart, service, now);
        Took took = new Took(read - start, System.nanoTime() - read, 0);
        Occasion occasion = new Occasion(call, service, now, memory.overrides().quieted(call, now.toInstant()));
        return new Concluded(chart, findings, occasion, took);
    }

    private static Shown shown(Card card, Finding finding) {
        return new Shown(
                card.uuid(),
                finding,
                card.suggestions().stream().collect(Collectors.toMap(Suggestion::uuid, Suggestion::label)));
    }

    /**
     * Whether this is a patient of ours depends on required data; without it, with a rule open for that reason and none true, we
     * know nothing. Where every rule is certainly not true all the same, as when nothing that matters was chosen, we say nothing.
     */
    static void refuseUnlessSomethingIsCertain(Service service, Findings findings) {
        Set<String> lacking = new HashSet<>(findings.gateUnknownForLackOf());
        lacking.retainAll(requiredKeys(service));
        boolean isGateUnknown = findings.gate() == Truth.UNKNOWN && !lacking.isEmpty();
        boolean isAnythingOpen = findings.byTopic().values().stream().anyMatch(Finding::isOpenForLackOfData);
        if (isGateUnknown
                && isAnythingOpen
                && findings.byTopic().values().stream().noneMatch(Finding::isTrue)) {
            throw new PrefetchIncomplete(lacking);
        }
    }

    private static Set<String> requiredKeys(Service service) {
        return service.prefetch().stream()
                .filter(need -> need.demand() == Demand.REQUIRED)
                .map(PrefetchNeed::key)
                .collect(Collectors.toSet());
    }
}
