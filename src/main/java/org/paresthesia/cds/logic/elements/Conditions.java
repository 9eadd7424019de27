package org.paresthesia.cds.logic.elements;

import java.util.Collections;
import org.hl7.elm.r1.And;
import org.hl7.elm.r1.Case;
import org.hl7.elm.r1.CaseItem;
import org.hl7.elm.r1.Coalesce;
import org.hl7.elm.r1.If;
import org.hl7.elm.r1.Implies;
import org.hl7.elm.r1.Or;
import org.opencds.cqf.cql.engine.elm.executing.AndEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.CoalesceEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.EquivalentEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ImpliesEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.OrEvaluator;
import org.paresthesia.cds.logic.prepared.Kinds;
import org.paresthesia.cds.logic.prepared.Node;
import org.paresthesia.cds.logic.prepared.Scope;

/** What is computed only where it matters: the engine computes both sides of every "and" and every part of a Coalesce. */
final class Conditions {

    private Conditions() {}

    static void addTo(Kinds kinds) {
        kinds.with(And.class, (and, scope) -> and(scope.bindAll(and.getOperand())))
                .with(Or.class, (or, scope) -> or(scope.bindAll(or.getOperand())))
                .with(Implies.class, (implies, scope) -> implies(scope.bindAll(implies.getOperand())))
                .with(If.class, Conditions::choice)
                .with(
                        Case.class,
                        (cases, scope) -> cases.getComparand() == null ? cases(cases, scope) : match(cases, scope))
                .with(Coalesce.class, (coalesce, scope) -> firstKnown(scope.bindAll(coalesce.getOperand())));
    }

    private static Node and(Node[] sides) {
        Node left = sides[0];
        Node right = sides[1];
        return (memory, locals) -> {
            Object first = left.value(memory, locals);
            return Boolean.FALSE.equals(first) ? first : AndEvaluator.and(first, right.value(memory, locals));
        };
    }

    private static Node or(Node[] sides) {
        Node left = sides[0];
        Node right = sides[1];
        return (memory, locals) -> {
            Object first = left.value(memory, locals);
            return Boolean.TRUE.equals(first) ? first : OrEvaluator.or(first, right.value(memory, locals));
        };
    }

    private static Node implies(Node[] sides) {
        return (memory, locals) -> ImpliesEvaluator.implies(
                (Boolean) sides[0].value(memory, locals), (Boolean) sides[1].value(memory, locals));
    }

    /** An unknown condition chooses as false does. */
    private static Node choice(If choice, Scope scope) {
        Node condition = scope.bind(choice.getCondition());
        Node then = scope.bind(choice.getThen());
        Node otherwise = scope.bind(choice.getElse());
        return (memory, locals) ->
                isTrue(condition.value(memory, locals)) ? then.value(memory, locals) : otherwise.value(memory, locals);
    }

    private static boolean isTrue(Object condition) {
        return condition != null && (Boolean) condition;
    }

    private static Node[] whens(Case cases, Scope scope) {
        return scope.bindAll(cases.getCaseItem().stream().map(CaseItem::getWhen).toList());
    }

    private static Node[] thens(Case cases, Scope scope) {
        return scope.bindAll(cases.getCaseItem().stream().map(CaseItem::getThen).toList());
    }

    private static Node cases(Case cases, Scope scope) {
        Node[] whens = whens(cases, scope);
        Node[] thens = thens(cases, scope);
        Node otherwise = scope.bind(cases.getElse());
        return (memory, locals) -> {
            for (int at = 0; at < whens.length; at++) {
                if (isTrue(whens[at].value(memory, locals))) {
                    return thens[at].value(memory, locals);
                }
            }
            return otherwise.value(memory, locals);
        };
    }

    private static Node match(Case cases, Scope scope) {
        Node comparand = scope.bind(cases.getComparand());
        Node[] whens = whens(cases, scope);
        Node[] thens = thens(cases, scope);
        Node otherwise = scope.bind(cases.getElse());
        return (memory, locals) -> {
            Object compared = comparand.value(memory, locals);
            for (int at = 0; at < whens.length; at++) {
                Object when = whens[at].value(memory, locals);
                if (isTrue(EquivalentEvaluator.equivalent(compared, when, memory.state()))) {
                    return thens[at].value(memory, locals);
                }
            }
            return otherwise.value(memory, locals);
        };
    }

    /** The first that is known; of a single list, its first known element. */
    private static Node firstKnown(Node[] operands) {
        if (operands.length == 1) {
            return (memory, locals) ->
                    CoalesceEvaluator.INSTANCE.coalesce(Collections.singletonList(operands[0].value(memory, locals)));
        }
        return (memory, locals) -> {
            for (Node operand : operands) {
                Object value = operand.value(memory, locals);
                if (value != null) {
                    return value;
                }
            }
            return null;
        };
    }
}
