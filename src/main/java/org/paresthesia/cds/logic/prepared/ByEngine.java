package org.paresthesia.cds.logic.prepared;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.hl7.elm.r1.Element;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.OperandRef;
import org.hl7.elm.r1.TypeSpecifier;
import org.opencds.cqf.cql.engine.execution.EvaluationVisitor;
import org.opencds.cqf.cql.engine.execution.State;
import org.opencds.cqf.cql.engine.execution.Variable;

/**
 * An operator of a kind that is rarely used: its operands are prepared, and the engine's visitor computes the operator.
 *
 * <p>The visitor meets a copy of the element in which every operand is the name of a value. What holds more than operands, such as
 * a loop with variables of its own, can't be prepared like this.
 */
final class ByEngine {

    private static final String LIST_OF_OPERANDS = "java.util.List<org.hl7.elm.r1.Expression>";

    /** It keeps nothing, so all calls share it. */
    private static final EvaluationVisitor VISITOR = new EvaluationVisitor();

    private final Expression element;
    private final Scope scope;
    private final List<Node> operands = new ArrayList<>();

    private ByEngine(Expression element, Scope scope) {
        this.element = element;
        this.scope = scope;
    }

    /** Prepares an element of a kind that nothing else prepares. */
    static Node make(Expression element, Scope scope) {
        ByEngine maker = new ByEngine(element, scope);
        Expression copy = maker.copy();
        Node[] nodes = maker.operands.toArray(Node[]::new);
        return (memory, locals) -> {
            Object[] values = new Object[nodes.length];
            for (int at = 0; at < nodes.length; at++) {
                values[at] = nodes[at].value(memory, locals);
            }
            return operate(memory.state(), scope.library(), copy, values);
        };
    }

    private static Object operate(State state, Library library, Expression operator, Object[] values) {
        state.init(library);
        state.pushActivationFrame(operator, "Patient", 0);
        try {
            for (int at = 0; at < values.length; at++) {
                state.push(new Variable(name(at)).withValue(values[at]));
            }
            return VISITOR.visitExpression(operator, state);
        } finally {
            state.popActivationFrame();
            state.exitLibrary(true);
            state.clearEvaluatedResources();
        }
    }

    /** How the engine finds the value of an operand. */
    private static String name(int operand) {
        return "operand " + operand;
    }

    private Expression copy() {
        try {
            Expression copy = element.getClass().getDeclaredConstructor().newInstance();
            for (Class<?> type = element.getClass(); type != Object.class; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        field.set(copy, copied(field, field.get(element)));
                    }
                }
            }
            return copy;
        } catch (ReflectiveOperationException notPlain) {
            throw new NotPrepared(element);
        }
    }

    private Object copied(Field field, Object value) {
        if (value == null) {
            return null;
        }
        if (field.getType() == Expression.class) {
            return operand((Expression) value);
        }
        if (field.getGenericType().getTypeName().equals(LIST_OF_OPERANDS)) {
            List<Expression> copies = new ArrayList<>();
            ((List<?>) value).forEach(each -> copies.add(operand((Expression) each)));
            return copies;
        }
        if (isPart(value) || value instanceof List<?> list && list.stream().anyMatch(ByEngine::isPart)) {
            throw new NotPrepared(element);
        }
        return value;
    }

    private static boolean isPart(Object value) {
        return value instanceof Element && !(value instanceof TypeSpecifier);
    }

    private OperandRef operand(Expression operand) {
        operands.add(scope.bind(operand));
        return new OperandRef().withName(name(operands.size() - 1));
    }
}
