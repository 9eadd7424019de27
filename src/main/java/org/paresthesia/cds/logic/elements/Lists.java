package org.paresthesia.cds.logic.elements;

import java.util.List;
import java.util.function.BiFunction;
import org.cqframework.cql.cql2elm.tracking.Trackable;
import org.hl7.cql.model.DataType;
import org.hl7.cql.model.IntervalType;
import org.hl7.cql.model.ListType;
import org.hl7.elm.r1.AggregateExpression;
import org.hl7.elm.r1.AllTrue;
import org.hl7.elm.r1.AnyTrue;
import org.hl7.elm.r1.Count;
import org.hl7.elm.r1.Distinct;
import org.hl7.elm.r1.Element;
import org.hl7.elm.r1.Except;
import org.hl7.elm.r1.Exists;
import org.hl7.elm.r1.First;
import org.hl7.elm.r1.Flatten;
import org.hl7.elm.r1.In;
import org.hl7.elm.r1.Intersect;
import org.hl7.elm.r1.Max;
import org.hl7.elm.r1.Min;
import org.hl7.elm.r1.Query;
import org.hl7.elm.r1.SingletonFrom;
import org.hl7.elm.r1.Slice;
import org.hl7.elm.r1.Sum;
import org.hl7.elm.r1.Union;
import org.opencds.cqf.cql.engine.elm.executing.AllTrueEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.AnyTrueEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.CountEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ExceptEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ExistsEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.FirstEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.FlattenEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.InEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.IntersectEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.MaxEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.MinEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SingletonFromEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SliceEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SumEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.UnionEvaluator;
import org.opencds.cqf.cql.engine.execution.State;
import org.opencds.cqf.cql.engine.runtime.Interval;
import org.paresthesia.cds.logic.prepared.Kinds;
import org.paresthesia.cds.logic.prepared.Node;
import org.paresthesia.cds.logic.prepared.NotPrepared;
import org.paresthesia.cds.logic.prepared.Scope;

/** Lists as wholes. */
final class Lists {

    private Lists() {}

    static void addTo(Kinds kinds) {
        kinds.with(Query.class, Rows::new)
                .with(Exists.class, Lists::exists)
                .with(First.class, Lists::first)
                .with(Slice.class, Lists::slice)
                .with(Union.class, Lists::union)
                .with(In.class, Lists::in)
                .with(
                        Intersect.class,
                        (element, scope) ->
                                Operators.asking(scope.bindAll(element.getOperand()), IntersectEvaluator::intersect))
                .with(
                        Except.class,
                        (element, scope) ->
                                Operators.asking(scope.bindAll(element.getOperand()), ExceptEvaluator::except))
                .with(Distinct.class, (element, scope) -> distinct(scope.bind(element.getOperand())));
        Operators.unary(kinds, Flatten.class, FlattenEvaluator::flatten);
        Operators.unary(kinds, SingletonFrom.class, SingletonFromEvaluator::singletonFrom);
        aggregate(kinds, Count.class, (list, state) -> CountEvaluator.count(list));
        aggregate(kinds, Sum.class, SumEvaluator::sum);
        aggregate(kinds, Min.class, MinEvaluator::min);
        aggregate(kinds, Max.class, MaxEvaluator::max);
        aggregate(kinds, AllTrue.class, (list, state) -> AllTrueEvaluator.allTrue(list));
        aggregate(kinds, AnyTrue.class, (list, state) -> AnyTrueEvaluator.anyTrue(list));
    }

    private static <E extends AggregateExpression> void aggregate(
            Kinds kinds, Class<E> kind, BiFunction<Object, State, Object> operator) {
        kinds.with(kind, (element, scope) -> {
            if (element.getPath() != null) {
                throw new NotPrepared(element);
            }
            Node source = scope.bind(element.getSource());
            return (memory, locals) -> operator.apply(source.value(memory, locals), memory.state());
        });
    }

    /** Of a query, no more rows are computed than it takes. */
    private static Node exists(Exists exists, Scope scope) {
        if (exists.getOperand() instanceof Query query) {
            return new Rows(query, scope).exists();
        }
        Node operand = scope.bind(exists.getOperand());
        return (memory, locals) -> ExistsEvaluator.exists(operand.value(memory, locals));
    }

    private static Node first(First first, Scope scope) {
        Node source = scope.bind(first.getSource());
        return (memory, locals) -> FirstEvaluator.first(source.value(memory, locals));
    }

    private static Node slice(Slice slice, Scope scope) {
        Node source = scope.bind(slice.getSource());
        Node start = scope.bind(slice.getStartIndex());
        Node end = slice.getEndIndex() == null ? (memory, locals) -> null : scope.bind(slice.getEndIndex());
        return (memory, locals) ->
                SliceEvaluator.slice(source.value(memory, locals), (Integer) start.value(memory, locals), (Integer)
                        end.value(memory, locals));
    }

    private static Node in(In in, Scope scope) {
        String precision = in.getPrecision() == null ? null : in.getPrecision().value();
        return Operators.asking(
                scope.bindAll(in.getOperand()),
                (left, right, state) -> left instanceof String text && right instanceof List<?> list
                        ? Sameness.isTextIn(text, list)
                        : InEvaluator.internalEvaluate(left, right, precision, state));
    }

    private static Node distinct(Node list) {
        return (memory, locals) -> Sameness.distinct((Iterable<?>) list.value(memory, locals), memory.state());
    }

    /** The translator knows whether lists or intervals are united; the value of an unknown operand does not show it. */
    private static Node union(Union union, Scope scope) {
        Node[] operands = scope.bindAll(union.getOperand());
        if (isAny(ListType.class, union)) {
            return Operators.asking(
                    operands, (left, right, state) -> Sameness.union((Iterable<?>) left, (Iterable<?>) right, state));
        }
        if (isAny(IntervalType.class, union)) {
            return Operators.asking(
                    operands,
                    (left, right, state) -> UnionEvaluator.unionInterval((Interval) left, (Interval) right, state));
        }
        return Operators.asking(operands, UnionEvaluator::union);
    }

    private static boolean isAny(Class<? extends DataType> type, Union union) {
        return isOf(type, union) || union.getOperand().stream().anyMatch(each -> isOf(type, each));
    }

    private static boolean isOf(Class<? extends DataType> type, Element element) {
        return type.isInstance(Trackable.INSTANCE.getResultType(element));
    }
}
