package org.paresthesia.cds.knowledge.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cqframework.cql.elm.visiting.BaseElmLibraryVisitor;
import org.hl7.elm.r1.As;
import org.hl7.elm.r1.Distinct;
import org.hl7.elm.r1.Element;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.ExpressionRef;
import org.hl7.elm.r1.First;
import org.hl7.elm.r1.Flatten;
import org.hl7.elm.r1.FunctionRef;
import org.hl7.elm.r1.If;
import org.hl7.elm.r1.Last;
import org.hl7.elm.r1.OperandRef;
import org.hl7.elm.r1.Query;
import org.hl7.elm.r1.Slice;
import org.hl7.elm.r1.Union;

/**
 * Finds where data are named in a define, and what they pass through from there to the define's result.
 *
 * <p>Lists are put together, cut and filtered and stay the same data; whatever else is made of them, such as a number or a
 * yes, is made of data however old they are.
 */
final class DataPaths extends BaseElmLibraryVisitor<Void, DataPaths.Inside> {

    private static final Set<Class<?>> KEEPS_THE_DATA = Set.of(
            Query.class,
            FunctionRef.class,
            ExpressionRef.class,
            OperandRef.class,
            If.class,
            Union.class,
            Flatten.class,
            org.hl7.elm.r1.List.class,
            First.class,
            Last.class,
            Slice.class,
            Distinct.class,
            As.class);

    private static final Inside ASIDE = new Inside(List.of(), false);

    private final List<Path> found = new ArrayList<>();

    /**
     * What data pass through, from the inside to the outside.
     *
     * @param reference where they are named
     * @param steps queries of which they are a source, and functions of which they are an operand
     * @param isResult whether they end in the result; false where something else is made of them
     */
    record Path(Element reference, List<Step> steps, boolean isResult) {}

    /**
     * One of them.
     *
     * @param filter the expression by which a query chooses; null for a query that does not, and for a function
     * @param alias the name of the data in the query; empty for a function
     * @param call the call of a function; null for a query
     * @param operand which operand of the function the data are
     */
    record Step(Expression filter, String alias, FunctionRef call, int operand) {}

    /** Where the visitor is: the steps around it, innermost first, and whether what stands here can become the result. */
    record Inside(List<Step> steps, boolean isResult) {

        private Inside and(Step step) {
            List<Step> all = new ArrayList<>(List.of(step));
            all.addAll(steps);
            return new Inside(all, isResult);
        }
    }

    private DataPaths() {}

    /** The path of each reference in a define to a define, a function or an operand. */
    static List<Path> in(ExpressionDef define) {
        DataPaths paths = new DataPaths();
        if (define.getExpression() != null) {
            paths.visitExpression(define.getExpression(), new Inside(List.of(), true));
        }
        return List.copyOf(paths.found);
    }

    @Override
    protected Void defaultResult(Element element, Inside inside) {
        return null;
    }

    @Override
    public Void visitExpression(Expression expression, Inside inside) {
        return super.visitExpression(expression, KEEPS_THE_DATA.contains(expression.getClass()) ? inside : ASIDE);
    }

    @Override
    public Void visitQuery(Query query, Inside inside) {
        query.getSource()
                .forEach(source -> visitExpression(
                        source.getExpression(), inside.and(new Step(query.getWhere(), source.getAlias(), null, 0))));
        query.getLet().forEach(each -> visitExpression(each.getExpression(), ASIDE));
        query.getRelationship().forEach(each -> visitRelationshipClause(each, ASIDE));
        Stream.of(query.getWhere()).filter(Objects::nonNull).forEach(where -> visitExpression(where, ASIDE));
        Stream.of(query.getReturn()).filter(Objects::nonNull).forEach(each -> visitReturnClause(each, ASIDE));
        Stream.of(query.getAggregate()).filter(Objects::nonNull).forEach(each -> visitAggregateClause(each, ASIDE));
        return null;
    }

    @Override
    public Void visitIf(If choice, Inside inside) {
        visitExpression(choice.getCondition(), ASIDE);
        visitExpression(choice.getThen(), inside);
        return visitExpression(choice.getElse(), inside);
    }

    @Override
    public Void visitFunctionRef(FunctionRef call, Inside inside) {
        for (int i = 0; i < call.getOperand().size(); i++) {
            visitExpression(call.getOperand().get(i), inside.and(new Step(null, "", call, i)));
        }
        return note(call, inside);
    }

    @Override
    public Void visitExpressionRef(ExpressionRef reference, Inside inside) {
        return reference instanceof FunctionRef call ? visitFunctionRef(call, inside) : note(reference, inside);
    }

    @Override
    public Void visitOperandRef(OperandRef reference, Inside inside) {
        return note(reference, inside);
    }

    private Void note(Element reference, Inside inside) {
        found.add(new Path(reference, inside.steps(), inside.isResult()));
        return null;
    }
}
