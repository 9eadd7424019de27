package org.paresthesia.cds.logic;

import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.findings.Change;
import org.paresthesia.cds.findings.Comparison;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.findings.Statement;
import org.paresthesia.cds.findings.Statement.Says;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.RuleLogic;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;
import org.paresthesia.cds.knowledge.cql.DataNeeds;
import org.paresthesia.cds.knowledge.cql.LogicText;
import org.paresthesia.cds.logic.compared.Compared;
import org.paresthesia.cds.logic.prepared.WholeEvaluation;

/**
 * What every define behind the rules says of one chart, for whoever asks why: asked of the same evaluation that answers the rules,
 * and many times slower, since nothing is left out.
 */
public final class Statements {

    private static final String PATIENT = "Patient";

    private final CqlRuntime runtime;
    private final CallParameters parameters;
    private final LogicText text;
    private final FactReader facts;
    private final EvidenceReader evidence;

    /**
     * What was said of one chart.
     *
     * @param statements every statement behind the rules, by {@link Statement#id}
     * @param evidence the facts that statements hold, by the same; holds chart text
     * @param compared the values that statements compared with a limit, by the same; holds chart text
     * @param changes what would make the answer of a rule another, by topic code
     */
    public record Said(
            Map<String, Statement> statements,
            Map<String, List<Fact>> evidence,
            Map<String, List<Comparison>> compared,
            Map<String, List<Change>> changes) {}

    /** Reads the translated logic, which takes a moment: made once, and only where somebody may ask. */
    public Statements(CqlRuntime runtime, CallParameters parameters, CompiledLogic logic, CodeChoice codes) {
        this.runtime = runtime;
        this.parameters = parameters;
        this.text = new LogicText(logic);
        this.facts = new FactReader(codes);
        this.evidence = new EvidenceReader(facts);
    }

    /** The conditions of a service's rules and the gate, with everything that they are built from. */
    public Said behind(HookCall call, PatientChart chart, Service service, ZonedDateTime now) {
        Compared compared = new Compared(facts::fact, chart.patient(), now.toLocalDate());
        Asked asked = new Asked(runtime.over(chart, now), parameters.of(call, chart), compared);
        Map<String, Statement> said = asked.behind(roots(service));
        Turning turning = new Turning(text, said);
        Map<String, List<Change>> changes = new HashMap<>();
        for (Rule rule : service.rules()) {
            List<LogicText.Name> conditions = rule.logic().map(RuleLogic::conditions).orElse(List.of()).stream()
                    .map(Statements::root)
                    .toList();
            changes.put(rule.code(), turning.ways(conditions));
        }
        return new Said(said, asked.evidence, asked.compared(), changes);
    }

    private static LogicText.Name root(String define) {
        return new LogicText.Name(DataNeeds.ENTRY, define);
    }

    private static Stream<String> roots(Service service) {
        Stream<String> conditions = service.rules().stream()
                .flatMap(rule -> rule.logic().stream())
                .flatMap(logic -> logic.conditions().stream());
        return Stream.concat(Stream.of(DataNeeds.GATE), conditions);
    }

    /** One chart, asked define by define. */
    private final class Asked {

        private final CqlRun run;
        private final Map<String, Object> parameters;
        private final Compared watch;
        private final Map<String, List<Fact>> evidence = new HashMap<>();
        private final Map<String, List<Comparison>> unusable = new HashMap<>();
        private WholeEvaluation evaluation;

        Asked(CqlRun run, Map<String, Object> parameters, Compared watch) {
            this.run = run;
            this.parameters = parameters;
            this.watch = watch;
            this.evaluation = run.begin(parameters, watch);
        }

        /** What was compared, of the statements that were asked. */
        Map<String, List<Comparison>> compared() {
            Map<String, List<Comparison>> all = watch.byDefine();
            unusable.forEach((define, more) ->
                    all.merge(define, more, (some, others) -> Stream.concat(some.stream(), others.stream())
                            .toList()));
            return all;
        }

        Map<String, Statement> behind(Stream<String> defines) {
            Map<String, Statement> said = new LinkedHashMap<>();
            Deque<LogicText.Name> open = new ArrayDeque<>();
            defines.map(Statements::root).forEach(open::add);
            while (!open.isEmpty()) {
                LogicText.Name name = open.remove();
                if (!said.containsKey(name.toString())) {
                    List<LogicText.Name> behind = text.definesBehind(name).stream()
                            .filter(each -> !each.define().equals(PATIENT))
                            .toList();
                    said.put(name.toString(), statement(name, behind));
                    open.addAll(behind);
                }
            }
            return said;
        }

        private Statement statement(LogicText.Name name, List<LogicText.Name> behind) {
            List<String> ids = behind.stream().map(LogicText.Name::toString).toList();
            try {
                Optional<Object> value = Optional.ofNullable(evaluation.value(name.library(), name.define()));
                int found = value.map(Asked::size).orElse(0);
                value.ifPresent(known -> keep(name.toString(), known));
                return new Statement(name.library(), name.define(), says(value, found), found, ids);
            } catch (RuntimeException | AssertionError failed) {
                // A failure leaves the engine's stacks as they were when it happened.
                evaluation = run.begin(parameters, watch);
                Answers.warn(name.define(), failed);
                return new Statement(name.library(), name.define(), Says.FAILED, 0, ids);
            }
        }

        private void keep(String name, Object value) {
            List<Fact> held = Statements.this.evidence.in(value);
            if (!held.isEmpty()) {
                evidence.put(name, held);
            }
            List<Comparison> without = Statements.this.evidence.unusable(value);
            if (!without.isEmpty()) {
                unusable.put(name, without);
            }
        }

        private static Says says(Optional<Object> value, int found) {
            if (value.isEmpty()) {
                return Says.UNKNOWN;
            }
            if (value.get() instanceof Boolean known) {
                return known ? Says.TRUE : Says.FALSE;
            }
            if (value.get() instanceof Iterable<?>) {
                return found > 0 ? Says.FOUND : Says.NONE_FOUND;
            }
            return Says.KNOWN;
        }

        private static int size(Object value) {
            int size = 0;
            if (value instanceof Iterable<?> list) {
                for (var each = list.iterator(); each.hasNext(); each.next()) {
                    size++;
                }
            }
            return size;
        }
    }
}
