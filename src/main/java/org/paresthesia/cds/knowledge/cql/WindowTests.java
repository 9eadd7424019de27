package org.paresthesia.cds.knowledge.cql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.elm.r1.After;
import org.hl7.elm.r1.And;
import org.hl7.elm.r1.Before;
import org.hl7.elm.r1.BinaryExpression;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.FunctionRef;
import org.hl7.elm.r1.If;
import org.hl7.elm.r1.IsFalse;
import org.hl7.elm.r1.IsTrue;
import org.hl7.elm.r1.Not;
import org.hl7.elm.r1.Or;
import org.hl7.elm.r1.SameOrAfter;
import org.hl7.elm.r1.SameOrBefore;

/**
 * Tells with which windows a condition can only be true: those that the date of the data must not be older than.
 *
 * <p>It understands "and", "or", "not", "if", calls of functions, and the date in {@code effective} that comes after one that is
 * computed from a window and the evaluation time. Everything else is taken for a condition without a window.
 */
final class WindowTests {

    private static final String DATE = "effective";

    private final LogicText text;
    private final Values values;

    /** A function that is called, and the place that its text is then in. */
    record Called(FunctionDef function, Place place) {}

    WindowTests(LogicText text, Values values) {
        this.text = text;
        this.values = values;
    }

    /**
     * The windows of a condition.
     *
     * @param alias the name of the data in the query whose condition it is
     * @return as {@code Library.Parameter}; none if the condition can be true however old the data are
     */
    Set<String> of(Expression condition, String alias, Place place) {
        return new Condition(alias).windows(condition, true, place);
    }

    private final class Condition {
        private final String alias;

        private Condition(String alias) {
            this.alias = alias;
        }

        private Set<String> windows(Expression condition, boolean isWanted, Place place) {
            if (condition instanceof Not not) {
                return windows(not.getOperand(), !isWanted, place);
            }
            if (condition instanceof IsFalse isFalse) {
                return windows(isFalse.getOperand(), !isWanted, place);
            }
            if (condition instanceof IsTrue isTrue) {
                return windows(isTrue.getOperand(), isWanted, place);
            }
            if (condition instanceof FunctionRef call) {
                return ofAll(called(call, place).stream()
                        .map(each -> windows(each.function().getExpression(), isWanted, each.place())));
            }
            if (condition instanceof If choice) {
                return ofAll(Stream.of(choice.getThen(), choice.getElse()).map(each -> windows(each, isWanted, place)));
            }
            return condition instanceof BinaryExpression both ? windows(both, isWanted, place) : Set.of();
        }

        private Set<String> windows(BinaryExpression both, boolean isWanted, Place place) {
            boolean isAnd = both instanceof And;
            if (isAnd || both instanceof Or) {
                Stream<Set<String>> sides = both.getOperand().stream().map(each -> windows(each, isWanted, place));
                return isAnd == isWanted ? ofAny(sides) : ofAll(sides);
            }
            boolean isLater = both instanceof After || both instanceof SameOrAfter;
            if (isLater || both instanceof Before || both instanceof SameOrBefore) {
                int later = isLater == isWanted ? 0 : 1;
                return windows(both.getOperand().get(later), both.getOperand().get(1 - later), place);
            }
            return Set.of();
        }

        private Set<String> windows(Expression later, Expression earlier, Place place) {
            Place.Value date = values.of(later, place);
            Place.Value limit = values.of(earlier, place);
            boolean isDateOfData =
                    date.aliases().contains(alias) && date.paths().contains(DATE);
            return isDateOfData && limit.isFixed() ? limit.windows() : Set.of();
        }
    }

    private static Set<String> ofAny(Stream<Set<String>> parts) {
        Set<String> windows = new TreeSet<>();
        parts.forEach(windows::addAll);
        return windows;
    }

    private static Set<String> ofAll(Stream<Set<String>> parts) {
        List<Set<String>> all = parts.toList();
        return all.stream().anyMatch(Set::isEmpty) ? Set.of() : ofAny(all.stream());
    }

    /** The functions that a call can mean. */
    List<Called> called(FunctionRef call, Place from) {
        LogicText.Name function = text.resolve(from.inside(), call.getLibraryName(), call.getName());
        List<Called> called = new ArrayList<>();
        text.bodies(function).stream()
                .filter(FunctionDef.class::isInstance)
                .map(FunctionDef.class::cast)
                .filter(each -> each.getOperand().size() == call.getOperand().size())
                .forEach(each ->
                        called.add(new Called(each, new Place(from.reader(), function, operands(call, each, from)))));
        return called;
    }

    private Map<String, Place.Value> operands(FunctionRef call, FunctionDef function, Place from) {
        Map<String, Place.Value> operands = new HashMap<>();
        for (int i = 0; i < call.getOperand().size(); i++) {
            operands.put(
                    function.getOperand().get(i).getName(),
                    values.of(call.getOperand().get(i), from));
        }
        return operands;
    }
}
