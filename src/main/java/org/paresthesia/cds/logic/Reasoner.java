package org.paresthesia.cds.logic;

import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.findings.Candidate;
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

/** Concludes what the logic says of one chart, topic by topic, and for lack of which data a topic stays open. */
public final class Reasoner {

    private final CqlRuntime runtime;
    private final DataNeeds needs;
    private final CallParameters parameters;
    private final FactReader reader;

    /** A reasoner over the shared runtime. */
    public Reasoner(CqlRuntime runtime, DataNeeds needs, CallParameters parameters, CodeChoice codes) {
        this.runtime = runtime;
        this.needs = needs;
        this.parameters = parameters;
        this.reader = new FactReader(codes);
    }

    /**
     * What the rules of a service conclude; never fails because of a chart: what can't be evaluated is unknown.
     *
     * @param now the evaluation time; its zone is the client's, in which calendar days are counted
     */
    public Findings reason(HookCall call, PatientChart chart, Service service, ZonedDateTime now) {
        Conclusions conclusions = conclusions(call, chart, service, now);
        Map<String, Finding> byTopic = new HashMap<>();
        Map<String, Truth> expressions = new HashMap<>();
        for (Rule rule : service.rules()) {
            rule.logic().ifPresent(logic -> byTopic.put(rule.code(), finding(rule, logic, conclusions)));
            rule.conditions()
                    .forEach(each -> expressions.put(each, conclusions.said().truth(each)));
        }
        return new Findings(
                byTopic,
                expressions,
                candidates(conclusions.said()),
                conclusions.said().truth(Question.GATE),
                conclusions.unknownForLackOf(Question.GATE),
                chart.unread().stream()
                        .sorted(Comparator.comparing(UnreadData::need))
                        .toList(),
                chart.unreadableEntries(),
                chart.unrecognisedMedicines(),
                call.caller().settings());
    }

    /** Asks what is unknown once more as if everything had been read: what is then known was unknown for lack of data. */
    private Conclusions conclusions(HookCall call, PatientChart chart, Service service, ZonedDateTime now) {
        CqlRun run = runtime.over(chart, now);
        Answers said = Answers.to(Question.of(service), run, parameters.of(call, chart));
        List<Question> open = Question.decisive(service).stream()
                .filter(question -> said.truth(question.defines().get(0)) == Truth.UNKNOWN)
                .toList();
        Answers ifAllWereRead = chart.unread().isEmpty() || open.isEmpty()
                ? said
                : Answers.to(open, run, parameters.asIfAllWereRead(call, chart));
        return new Conclusions(said, ifAllWereRead, chart.unread(), needs);
    }

    private Finding finding(Rule rule, RuleLogic logic, Conclusions conclusions) {
        Answers said = conclusions.said();
        try {
            return new Finding(
                    rule.code(),
                    said.truth(logic.holds()),
                    logic.urgency().map(said::value).map(Reasoner::urgency).orElse(rule.urgency()),
                    reader.facts(said.value(logic.facts())),
                    conclusions.unknownForLackOf(logic.holds()));
        } catch (IllegalArgumentException badTuple) {
            Answers.warn(logic.facts(), badTuple);
            return new Finding(rule.code(), Truth.UNKNOWN, rule.urgency(), List.of(), Set.of());
        }
    }

    private List<Candidate> candidates(Answers said) {
        try {
            return reader.candidates(said.value(Question.CANDIDATES));
        } catch (IllegalArgumentException badTuple) {
            Answers.warn(Question.CANDIDATES, badTuple);
            return List.of();
        }
    }

    private static Urgency urgency(Object word) {
        return Urgency.valueOf(word.toString().toUpperCase(Locale.ROOT));
    }
}
