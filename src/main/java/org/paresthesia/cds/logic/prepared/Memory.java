package org.paresthesia.cds.logic.prepared;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hl7.elm.r1.Library;
import org.opencds.cqf.cql.engine.data.DataProvider;
import org.opencds.cqf.cql.engine.execution.CqlEngine.Options;
import org.opencds.cqf.cql.engine.execution.Environment;
import org.opencds.cqf.cql.engine.execution.State;
import org.paresthesia.cds.logic.ValueSetTest;

/** What belongs to one evaluation: its chart, its moment, its settings, and every value that was already computed. */
public final class Memory {

    private static final Object[] NO_LOCALS = {};

    /** Stands for a value that was computed and is unknown; a place that was not computed yet is empty. */
    private static final Object UNKNOWN = new Object();

    private final Circumstances circumstances;
    private final Deadline deadline;
    private final State state;
    private final Object[] values;
    private final Watch watch;
    private final Map<Library, EngineEvaluation> byEngine = new HashMap<>();

    /** {@code watch} is null where nobody looks on, which is every answer to a call. */
    Memory(Circumstances circumstances, int places, Watch watch) {
        this.circumstances = circumstances;
        this.deadline = circumstances.deadline();
        this.values = new Object[places];
        this.watch = watch;
        state = new State(circumstances.environment(), EnumSet.noneOf(Options.class));
        state.setEvaluationDateTime(circumstances.now());
    }

    /** What the engine's operators ask for; it holds no names and no frames. */
    public State state() {
        return state;
    }

    /** What the engine's operators ask. */
    public Environment environment() {
        return circumstances.environment();
    }

    /** The chart. */
    public DataProvider data() {
        return circumstances.data();
    }

    /** The one membership test. */
    public ValueSetTest valueSets() {
        return circumstances.valueSets();
    }

    /** Null where nobody looks on. */
    Watch watch() {
        return watch;
    }

    /** A part as it was read from a record or a row. */
    public Object part(Object whole, Object part) {
        return watch == null ? part : watch.part(whole, part);
    }

    Map<String, Object> parameters() {
        return circumstances.parameters();
    }

    /**
     * Counts a step of the evaluation; whatever goes through data of the chart counts its rows.
     *
     * @throws OutOfTime if there is no time for it
     */
    public void step() {
        deadline.step();
    }

    /** The value at a place, computed at the first question. */
    Object once(int place, Node node, Object[] locals) {
        Object known = values[place];
        if (known == null) {
            deadline.step();
            Object value = node.value(this, locals);
            known = value == null ? UNKNOWN : value;
            values[place] = known;
        }
        return known == UNKNOWN ? null : known;
    }

    /** What a function says to these arguments, computed at the first question; the answers stand at its place. */
    Object once(int place, List<Object> arguments, Body body, Object[] room) {
        @SuppressWarnings("unchecked")
        Map<List<Object>, Object> answers = (Map<List<Object>, Object>) values[place];
        if (answers == null) {
            answers = new HashMap<>();
            values[place] = answers;
        }
        Object known = answers.get(arguments);
        if (known == null) {
            Object value = body.value(this, room);
            known = value == null ? UNKNOWN : value;
            answers.put(arguments, known);
        }
        return known == UNKNOWN ? null : known;
    }

    /** What the engine's own evaluation says; it is begun anew after a failure, which leaves its stacks as they were. */
    Object byEngine(Library library, Function<EngineEvaluation, Object> question) {
        EngineEvaluation evaluation =
                byEngine.computeIfAbsent(library, each -> new EngineEvaluation(circumstances, each));
        try {
            return question.apply(evaluation);
        } catch (RuntimeException | AssertionError failed) {
            byEngine.remove(library);
            throw failed;
        }
    }

    static Object[] noLocals() {
        return NO_LOCALS;
    }
}
