package org.paresthesia.cds.logic.elements;

import java.util.function.UnaryOperator;
import org.hl7.elm.r1.Abs;
import org.hl7.elm.r1.Add;
import org.hl7.elm.r1.BinaryExpression;
import org.hl7.elm.r1.Ceiling;
import org.hl7.elm.r1.Combine;
import org.hl7.elm.r1.Concatenate;
import org.hl7.elm.r1.Divide;
import org.hl7.elm.r1.EndsWith;
import org.hl7.elm.r1.Equal;
import org.hl7.elm.r1.Equivalent;
import org.hl7.elm.r1.Floor;
import org.hl7.elm.r1.Greater;
import org.hl7.elm.r1.GreaterOrEqual;
import org.hl7.elm.r1.IsFalse;
import org.hl7.elm.r1.IsNull;
import org.hl7.elm.r1.IsTrue;
import org.hl7.elm.r1.Less;
import org.hl7.elm.r1.LessOrEqual;
import org.hl7.elm.r1.Lower;
import org.hl7.elm.r1.Multiply;
import org.hl7.elm.r1.Negate;
import org.hl7.elm.r1.Not;
import org.hl7.elm.r1.NotEqual;
import org.hl7.elm.r1.StartsWith;
import org.hl7.elm.r1.Subtract;
import org.hl7.elm.r1.ToDecimal;
import org.hl7.elm.r1.ToString;
import org.hl7.elm.r1.Truncate;
import org.hl7.elm.r1.UnaryExpression;
import org.hl7.elm.r1.Upper;
import org.opencds.cqf.cql.engine.elm.executing.AbsEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.AddEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.CeilingEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.CombineEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ConcatenateEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.DivideEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.EndsWithEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.EqualEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.EquivalentEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.FloorEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.GreaterEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.GreaterOrEqualEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.IsFalseEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.IsTrueEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LessEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LessOrEqualEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LowerEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.MultiplyEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.NegateEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.NotEqualEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.NotEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.StartsWithEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SubtractEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ToDecimalEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.TruncateEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.UpperEvaluator;
import org.opencds.cqf.cql.engine.execution.State;
import org.paresthesia.cds.logic.prepared.Kinds;
import org.paresthesia.cds.logic.prepared.Node;
import org.paresthesia.cds.logic.prepared.Scope;

/** Operators on single values that need all their operands: each is the engine's own function. */
final class Operators {

    /** An operator of the engine that asks its state, for example how objects of the model compare. */
    interface Asking {
        Object apply(Object left, Object right, State state);
    }

    private Operators() {}

    static void addTo(Kinds kinds) {
        addComparisons(kinds);
        addArithmetic(kinds);
        addTexts(kinds);
        unary(kinds, Not.class, NotEvaluator::not);
        unary(kinds, IsNull.class, value -> value == null);
        unary(kinds, IsTrue.class, value -> IsTrueEvaluator.INSTANCE.isTrue((Boolean) value));
        unary(kinds, IsFalse.class, value -> IsFalseEvaluator.INSTANCE.isFalse((Boolean) value));
    }

    private static void addComparisons(Kinds kinds) {
        asking(kinds, Equal.class, EqualEvaluator::equal);
        asking(kinds, NotEqual.class, NotEqualEvaluator::notEqual);
        asking(kinds, Equivalent.class, EquivalentEvaluator::equivalent);
        asking(kinds, Less.class, LessEvaluator::less);
        asking(kinds, LessOrEqual.class, LessOrEqualEvaluator::lessOrEqual);
        asking(kinds, Greater.class, GreaterEvaluator::greater);
        asking(kinds, GreaterOrEqual.class, GreaterOrEqualEvaluator::greaterOrEqual);
    }

    private static void addArithmetic(Kinds kinds) {
        asking(kinds, Add.class, AddEvaluator::add);
        asking(kinds, Subtract.class, SubtractEvaluator::subtract);
        asking(kinds, Multiply.class, MultiplyEvaluator::multiply);
        asking(kinds, Divide.class, DivideEvaluator::divide);
        unary(kinds, Negate.class, NegateEvaluator.INSTANCE::negate);
        unary(kinds, Abs.class, AbsEvaluator::abs);
        unary(kinds, Floor.class, FloorEvaluator::floor);
        unary(kinds, Ceiling.class, CeilingEvaluator::ceiling);
        unary(kinds, Truncate.class, TruncateEvaluator::truncate);
        unary(kinds, ToDecimal.class, ToDecimalEvaluator::toDecimal);
    }

    private static void addTexts(Kinds kinds) {
        unary(kinds, ToString.class, Texts::of);
        unary(kinds, Lower.class, LowerEvaluator::lower);
        unary(kinds, Upper.class, UpperEvaluator::upper);
        asking(kinds, StartsWith.class, (text, start, state) -> StartsWithEvaluator.startsWith(text, start));
        asking(kinds, EndsWith.class, (text, end, state) -> EndsWithEvaluator.endsWith((String) text, (String) end));
        kinds.with(
                        Concatenate.class,
                        (texts, scope) -> asking(
                                scope.bindAll(texts.getOperand()),
                                (left, right, state) -> ConcatenateEvaluator.concatenate(left, right)))
                .with(Combine.class, Operators::combine);
    }

    private static Node combine(Combine combine, Scope scope) {
        Node source = scope.bind(combine.getSource());
        Node separator = combine.getSeparator() == null ? (memory, locals) -> "" : scope.bind(combine.getSeparator());
        return (memory, locals) ->
                CombineEvaluator.combine(source.value(memory, locals), (String) separator.value(memory, locals));
    }

    static <E extends UnaryExpression> void unary(Kinds kinds, Class<E> kind, UnaryOperator<Object> operator) {
        kinds.with(kind, (element, scope) -> {
            Node operand = scope.bind(element.getOperand());
            return (memory, locals) -> operator.apply(operand.value(memory, locals));
        });
    }

    static <E extends BinaryExpression> void asking(Kinds kinds, Class<E> kind, Asking operator) {
        kinds.with(kind, (element, scope) -> asking(scope.bindAll(element.getOperand()), operator));
    }

    static Node asking(Node[] operands, Asking operator) {
        Node left = operands[0];
        Node right = operands[1];
        return (memory, locals) ->
                operator.apply(left.value(memory, locals), right.value(memory, locals), memory.state());
    }
}
