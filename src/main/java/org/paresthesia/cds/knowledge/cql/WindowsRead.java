package org.paresthesia.cds.knowledge.cql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.FunctionRef;
import org.hl7.elm.r1.OperandRef;

/**
 * With which windows the logic reads the data of a retrieve.
 *
 * <p>The data are followed from the retrieve through defines, functions and lists, until a {@code where} takes only those that
 * are not older than a window. Data of which anything else is made first are read without one.
 */
final class WindowsRead {

    private final LogicText text;
    private final WindowTests tests;
    private final Map<ExpressionDef, List<DataPaths.Path>> paths = new IdentityHashMap<>();

    /**
     * Looks into the logic.
     *
     * @param isWindow whether a parameter, as {@code Library.Parameter}, is a window
     */
    WindowsRead(LogicText text, Predicate<String> isWindow) {
        this.text = text;
        this.tests = new WindowTests(text, new Values(text, isWindow));
    }

    /** The windows by the define that has them, as {@code Library.Define}; none where it reads the data without a window. */
    Map<String, Set<String>> of(LogicText.Name retrieved) {
        Search search = new Search();
        search.follow(retrieved);
        return search.found;
    }

    private List<DataPaths.Path> paths(ExpressionDef body) {
        return paths.computeIfAbsent(body, DataPaths::in);
    }

    /** The search for the readers of one retrieve. */
    private final class Search {
        private final Map<String, Set<String>> found = new TreeMap<>();

        /** The defines and functions that hand the data on, and from which others they have them. */
        private final Map<LogicText.Name, Set<LogicText.Name>> sources = new HashMap<>();

        private void follow(LogicText.Name name) {
            Set<LogicText.Name> readers = text.readersOf(name);
            if (readers.isEmpty()) {
                add(name, Set.of());
            }
            for (LogicText.Name reader : readers) {
                boolean isHandedOn = isFunction(reader) || handsOn(Place.of(reader), name);
                if (isHandedOn
                        && sources.computeIfAbsent(reader, any -> new HashSet<>())
                                .add(name)) {
                    follow(reader);
                }
            }
        }

        /** Whether the data that are named here end, without a window, in the result of the define or function. */
        private boolean handsOn(Place place, LogicText.Name named) {
            boolean handsOn = false;
            for (ExpressionDef body : text.bodies(place.inside())) {
                for (DataPaths.Path path : paths(body)) {
                    if (text.isReference(place.inside(), path.reference(), named)) {
                        boolean isKept = path.reference() instanceof FunctionRef call && !handsOn(call, place);
                        handsOn |= !isKept && handsOn(path, place);
                    }
                }
            }
            return handsOn;
        }

        /** Whether a function, which names the data itself, hands them on when it is called so. */
        private boolean handsOn(FunctionRef call, Place from) {
            boolean handsOn = false;
            for (WindowTests.Called called : tests.called(call, from)) {
                for (LogicText.Name source : sources.getOrDefault(called.place().inside(), Set.of())) {
                    handsOn |= handsOn(called.place(), source);
                }
            }
            return handsOn;
        }

        /** Follows one path from the data outwards; whether it ends, without a window, in the result. */
        private boolean handsOn(DataPaths.Path path, Place place) {
            for (DataPaths.Step step : path.steps()) {
                Set<String> windows = step.filter() == null ? Set.of() : tests.of(step.filter(), step.alias(), place);
                if (!windows.isEmpty()) {
                    add(place.reader(), windows);
                    return false;
                }
                if (step.call() != null && !handsOn(step.call(), step.operand(), place)) {
                    return false;
                }
            }
            if (!path.isResult()) {
                add(place.reader(), Set.of());
            }
            return path.isResult();
        }

        /** Follows an operand into a function; whether it ends, without a window, in the result of the function. */
        private boolean handsOn(FunctionRef call, int operand, Place from) {
            List<WindowTests.Called> functions = tests.called(call, from);
            boolean handsOn = functions.isEmpty();
            for (WindowTests.Called called : functions) {
                String name = called.function().getOperand().get(operand).getName();
                for (DataPaths.Path path : paths(called.function())) {
                    if (path.reference() instanceof OperandRef reference && name.equals(reference.getName())) {
                        handsOn |= handsOn(path, called.place());
                    }
                }
            }
            return handsOn;
        }

        private void add(LogicText.Name reader, Set<String> windows) {
            found.merge(reader.toString(), windows, (one, other) -> {
                Set<String> all = new TreeSet<>(one);
                all.addAll(other);
                return one.isEmpty() || other.isEmpty() ? Set.of() : all;
            });
        }
    }

    private boolean isFunction(LogicText.Name name) {
        return text.bodies(name).stream().anyMatch(FunctionDef.class::isInstance);
    }
}
