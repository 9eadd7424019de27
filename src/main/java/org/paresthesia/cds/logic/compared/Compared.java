package org.paresthesia.cds.logic.compared;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Patient;
import org.opencds.cqf.cql.engine.runtime.DateTime;
import org.opencds.cqf.cql.engine.runtime.Tuple;
import org.paresthesia.cds.findings.Comparison;
import org.paresthesia.cds.findings.Comparison.Outcome;
import org.paresthesia.cds.findings.Fact;
import org.paresthesia.cds.logic.prepared.Watch;

/**
 * Writes down each value that the logic compares with a limit, at the define that does it. Nothing is computed a second time: the
 * outcome is the logic's own, and only what it leaves at "not certainly so" is split into "certainly not" and "open".
 */
public final class Compared implements Watch {

    /** Enough for a reader; a chart may hold thousands of results. */
    private static final int MOST = 60;

    /** What stands where: in which define, called by whom, with which settings. */
    private record Frame(String define, String[] settings) {}

    private final Map<String, Set<Comparison>> byDefine = new HashMap<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Origins origins = new Origins();
    private final RecordFacts facts;
    private final Patient patient;
    private final LocalDate today;
    private boolean isInside;

    /** For one evaluation over the chart of a patient at a day; {@code facts} reads the facts that the logic makes. */
    public Compared(Function<Tuple, Fact> facts, Patient patient, LocalDate today) {
        this.facts = new RecordFacts(facts);
        this.patient = patient;
        this.today = today;
    }

    /** What was compared so far, by {@code Library.Define}; the first of two questions that are each other's opposite. */
    public Map<String, List<Comparison>> byDefine() {
        Map<String, List<Comparison>> all = new HashMap<>();
        byDefine.forEach((define, compared) -> all.put(define, Opposites.without(new ArrayList<>(compared))));
        return all;
    }

    @Override
    public Object setting(String fullName, Object value) {
        return value instanceof BigDecimal ? origins.ofSetting(fullName, value) : value;
    }

    @Override
    public Object part(Object whole, Object part) {
        return origins.ofPart(whole, part);
    }

    @Override
    public Object define(String library, String name, Supplier<Object> value) {
        boolean wasInside = isInside;
        isInside = false;
        frames.push(new Frame(library + "." + name, new String[0]));
        try {
            return value.get();
        } finally {
            frames.pop();
            isInside = wasInside;
        }
    }

    @Override
    public Object call(Call call, Object[] room, Supplier<Object> value) {
        String[] settings = settings(call, room);
        Question question = Question.of(call.library(), call.name());
        boolean isFirst = question != null && !isInside && mayBeCompared(question, settings, room);
        boolean wasInside = isInside;
        isInside |= isFirst;
        Object[] arguments = room.clone();
        frames.push(new Frame(frames.isEmpty() ? "" : frames.peek().define(), settings));
        try {
            Object result = value.get();
            if (isFirst) {
                note(question, arguments, settings[question.limit()], result);
            }
            remember(result, arguments, settings);
            return result;
        } finally {
            frames.pop();
            isInside = wasInside;
        }
    }

    private String[] settings(Call call, Object[] room) {
        String[] settings = call.settings().clone();
        String[] handed = frames.isEmpty() ? new String[0] : frames.peek().settings();
        for (int at = 0; at < settings.length; at++) {
            int from = call.handedOn()[at];
            if (settings[at] == null && from >= 0 && from < handed.length) {
                settings[at] = handed[from];
            }
            if (settings[at] == null) {
                settings[at] = origins.setting(room[at]);
            }
        }
        return settings;
    }

    /** A limit, of a setting or of the laboratory, and a value of the chart; two dates of the chart are no value and limit. */
    private boolean mayBeCompared(Question question, String[] settings, Object[] room) {
        boolean hasSetting = settings[question.limit()] != null;
        if (question.isOfThePatient()) {
            return hasSetting;
        }
        Object value = room[question.value()];
        Object limit = room[question.limit()];
        return value != null
                && limit != null
                && origins.owner(value) != null
                && (hasSetting || !question.asked().isOfTime() && origins.owner(limit) != null);
    }

    private void note(Question question, Object[] arguments, String setting, Object result) {
        Set<Comparison> here = byDefine.computeIfAbsent(frames.peek().define(), any -> new LinkedHashSet<>());
        if (here.size() < MOST) {
            Object limit = arguments[question.limit()];
            here.add(new Comparison(
                    fact(question, arguments),
                    question.asked(),
                    Words.of(limit),
                    setting == null ? "" : setting,
                    outcome(question, arguments, result)));
        }
    }

    private Fact fact(Question question, Object[] arguments) {
        if (question.isOfThePatient()) {
            return Words.age(patient, today);
        }
        Object value = arguments[question.value()];
        Fact fact = facts.of(origins.owner(value));
        return value instanceof DateTime ? Words.on(fact, value) : fact;
    }

    private Outcome outcome(Question question, Object[] arguments, Object result) {
        if (Boolean.TRUE.equals(result)) {
            return Outcome.MET;
        }
        if (question.isOfThePatient() || question.asked().isOfTime()) {
            return result == null ? Outcome.UNKNOWN : Outcome.NOT_MET;
        }
        Object value = arguments[question.value()];
        return Reading.of(origins.owner(value), value)
                .otherwise(question.asked(), (BigDecimal) arguments[question.limit()]);
    }

    private void remember(Object result, Object[] arguments, String[] settings) {
        for (int at = 0; at < settings.length; at++) {
            origins.ofResult(result, arguments[at], settings[at]);
        }
    }
}
