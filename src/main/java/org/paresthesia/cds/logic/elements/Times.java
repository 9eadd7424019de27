package org.paresthesia.cds.logic.elements;

import java.util.function.Function;
import org.hl7.elm.r1.After;
import org.hl7.elm.r1.Before;
import org.hl7.elm.r1.BinaryExpression;
import org.hl7.elm.r1.DateFrom;
import org.hl7.elm.r1.DateTimeComponentFrom;
import org.hl7.elm.r1.DateTimePrecision;
import org.hl7.elm.r1.End;
import org.hl7.elm.r1.SameAs;
import org.hl7.elm.r1.SameOrAfter;
import org.hl7.elm.r1.SameOrBefore;
import org.hl7.elm.r1.Start;
import org.opencds.cqf.cql.engine.elm.executing.AfterEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.BeforeEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.DateFromEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.DateTimeComponentFromEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.EndEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SameAsEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SameOrAfterEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SameOrBeforeEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.StartEvaluator;
import org.opencds.cqf.cql.engine.execution.State;
import org.paresthesia.cds.logic.prepared.Kinds;
import org.paresthesia.cds.logic.prepared.Node;
import org.paresthesia.cds.logic.prepared.Scope;

/** Dates and what comes before what. */
final class Times {

    /** A comparison to a precision, which is null where the text names none. */
    private interface Comparison {
        Object apply(Object left, Object right, String precision, State state);
    }

    private Times() {}

    static void addTo(Kinds kinds) {
        compare(kinds, SameAs.class, SameAs::getPrecision, SameAsEvaluator::sameAs);
        compare(kinds, SameOrAfter.class, SameOrAfter::getPrecision, SameOrAfterEvaluator::sameOrAfter);
        compare(kinds, SameOrBefore.class, SameOrBefore::getPrecision, SameOrBeforeEvaluator::sameOrBefore);
        compare(kinds, Before.class, Before::getPrecision, BeforeEvaluator::before);
        compare(kinds, After.class, After::getPrecision, AfterEvaluator::after);
        kinds.with(DateTimeComponentFrom.class, Times::component);
        Operators.unary(kinds, DateFrom.class, DateFromEvaluator::dateFrom);
        Operators.unary(kinds, Start.class, StartEvaluator::start);
        Operators.unary(kinds, End.class, EndEvaluator::end);
    }

    private static <E extends BinaryExpression> void compare(
            Kinds kinds, Class<E> kind, Function<E, DateTimePrecision> precisionOf, Comparison comparison) {
        kinds.with(kind, (element, scope) -> {
            DateTimePrecision named = precisionOf.apply(element);
            String precision = named == null ? null : named.value();
            return Operators.asking(
                    scope.bindAll(element.getOperand()),
                    (left, right, state) -> comparison.apply(left, right, precision, state));
        });
    }

    private static Node component(DateTimeComponentFrom element, Scope scope) {
        Node operand = scope.bind(element.getOperand());
        String precision = element.getPrecision().value();
        return (memory, locals) ->
                DateTimeComponentFromEvaluator.dateTimeComponentFrom(operand.value(memory, locals), precision);
    }
}
