package org.paresthesia.cds.logic;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.findings.Candidate;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.findings.UnreadData;
import org.paresthesia.cds.findings.Urgency;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.RuleLogic;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.knowledge.cql.DataNeeds;
import org.paresthesia.cds.logic.prepared.Deadline;
import org.paresthesia.cds.logic.prepared.OutOfTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Concludes what the logic says of one chart, topic by topic, and for lack of which data a topic stays open. */
public final class Reasoner {

    private static final Logger LOG = LoggerFactory.getLogger(Reasoner.class);

    private final CqlRuntime runtime;
    private final DataNeeds needs;
    private final CallParameters parameters;
    private final FactReader reader;
    private final Optional<Duration> longest;

    /** A reasoner over the shared runtime that takes the time it needs. */
    public Reasoner(CqlRuntime runtime, DataNeeds needs, CallParameters parameters, CodeChoice codes) {
        this.runtime = runtime;
        this.needs = needs;
        this.parameters = parameters;
        this.reader = new FactReader(codes);
        this.longest = Optional.empty();
    }

    private Reasoner(Reasoner other, Duration longest) {
        this.runtime = other.runtime;
        this.needs = other.needs;
        this.parameters = other.parameters;
        this.reader = other.reader;
        this.longest = Optional.of(longest);
    }

    /** The same with a time after which a call's rules that are not finished stay open. */
    public Reasoner within(Duration time) {
        return new Reasoner(this, time);
    }

    /**
     * What the rules of a service conclude; never fails because of a chart: what can't be evaluated is unknown.
     *
     * <p>Whether each rule holds is always asked; its facts and conditions only where it holds, since only then anybody reads
     * them and they are most of the work.
     *
     * @param now the evaluation time; its zone is the client's, in which calendar days are counted
     * @throws NotInTime if there was not time enough for anything certain
     */
    public Findings reason(HookCall call, PatientChart chart, Service service, ZonedDateTime now) {
        Deadline deadline = deadline(call);
        Conclusions conclusions = conclusions(call, chart, runtime.over(chart, now, deadline));
        Map<String, Finding> byTopic = new HashMap<>();
        Map<String, Truth> expressions = new HashMap<>();
        for (Rule rule : service.rules()) {
            Optional<Finding> finding = rule.logic().map(logic -> finding(rule, logic, conclusions));
            finding.ifPresent(each -> byTopic.put(rule.code(), each));
            if (finding.map(Finding::isTrue).orElse(true)) {
                rule.conditions()
                        .forEach(
                                each -> expressions.put(each, conclusions.said().truth(each)));
            }
        }
        return new Findings(
                byTopic,
                expressions,
                candidates(service, conclusions.said()),
                conclusions.said().truth(DataNeeds.GATE),
                conclusions.unknownForLackOf(DataNeeds.GATE),
                unread(chart, deadline, byTopic),
                chart.unreadableEntries(),
                chart.unrecognisedMedicines(),
                call.caller().settings());
    }

    /** The first calls of a start, which compile everything, are not hurried. */
    private Deadline deadline(HookCall call) {
        return longest.filter(each -> !call.caller().isWarmUp())
                .map(Deadline::in)
                .orElseGet(Deadline::never);
    }

    /** What was not read, and the rules themselves where their time was over after something certain was found. */
    private List<UnreadData> unread(PatientChart chart, Deadline deadline, Map<String, Finding> byTopic) {
        List<UnreadData> unread = new ArrayList<>(chart.unread());
        if (deadline.isOver()) {
            boolean isAnythingCertain = byTopic.values().stream().anyMatch(Finding::isTrue);
            LOG.warn(
                    "rules: not finished in {} ms; {}",
                    longest.map(Duration::toMillis).orElse(0L),
                    isAnythingCertain ? "what is certain is shown" : "refused with 503");
            if (!isAnythingCertain) {
                throw new NotInTime();
            }
            unread.add(new UnreadData(UnreadData.THE_RULES, UnreadData.Reason.NOT_IN_TIME));
        }
        unread.sort(Comparator.comparing(UnreadData::need));
        return unread;
    }

    /** What is unknown is asked once more as if everything had been read: what is then known was unknown for lack of data. */
    private Conclusions conclusions(HookCall call, PatientChart chart, CqlRun run) {
        Answers said = new Answers(run, parameters.of(call, chart));
        Answers ifAllWereRead = new Answers(run, parameters.asIfAllWereRead(call, chart));
        return new Conclusions(said, ifAllWereRead, chart.unread(), needs);
    }

    private Finding finding(Rule rule, RuleLogic logic, Conclusions conclusions) {
        Truth holds = conclusions.areAll(logic.conditions());
        if (holds != Truth.HOLDS) {
            Set<String> lacking = conclusions.unknownForLackOf(logic.conditions());
            return new Finding(rule.code(), holds, rule.urgency(), List.of(), lacking);
        }
        return trueFinding(rule, logic, conclusions.said());
    }

    /** A rule without facts could not say what it rests on, so it is not believed; its question stays open. */
    private Finding trueFinding(Rule rule, RuleLogic logic, Answers said) {
        try {
            Urgency urgency =
                    logic.urgency().map(said::value).map(Reasoner::urgency).orElse(rule.urgency());
            List<Fact> facts = reader.facts(said.value(logic.facts()));
            return new Finding(rule.code(), Truth.HOLDS, urgency, facts, Set.of());
        } catch (OutOfTime over) {
            return new Finding(rule.code(), Truth.UNKNOWN, rule.urgency(), List.of(), Set.of(UnreadData.THE_RULES));
        } catch (RuntimeException | AssertionError failed) {
            Answers.warn(logic.facts(), failed);
            return new Finding(rule.code(), Truth.UNKNOWN, rule.urgency(), List.of(), needs.needsOf(logic.holds()));
        }
    }

    /** The causes are listed for patients of ours only (specification 3.2.6), where there is a summary to list them. */
    private List<Candidate> candidates(Service service, Answers said) {
        boolean hasSummary = service.rules().stream().anyMatch(rule -> rule.role() == Rule.Role.SUMMARY);
        if (!hasSummary || said.truth(DataNeeds.GATE) != Truth.HOLDS) {
            return List.of();
        }
        try {
            return reader.candidates(said.value(DataNeeds.CANDIDATES));
        } catch (OutOfTime over) {
            return List.of();
        } catch (RuntimeException | AssertionError failed) {
            Answers.warn(DataNeeds.CANDIDATES, failed);
            return List.of();
        }
    }

    private static Urgency urgency(Object word) {
        return Urgency.valueOf(word.toString().toUpperCase(Locale.ROOT));
    }
}
