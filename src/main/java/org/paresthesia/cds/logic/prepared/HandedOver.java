package org.paresthesia.cds.logic.prepared;

import java.util.List;
import org.hl7.elm.r1.BinaryExpression;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.FunctionRef;
import org.hl7.elm.r1.OperandRef;
import org.hl7.elm.r1.ParameterRef;
import org.hl7.elm.r1.UnaryExpression;
import org.paresthesia.cds.knowledge.cql.LogicText;

/** Finds out which arguments of a call are settings, and which were handed over by the caller of the function around it. */
final class HandedOver {

    private HandedOver() {}

    static Watch.Call to(FunctionRef reference, Scope scope) {
        List<Expression> operands = reference.getOperand();
        String[] settings = new String[operands.size()];
        int[] handedOn = new int[operands.size()];
        for (int at = 0; at < settings.length; at++) {
            settings[at] = setting(operands.get(at), scope);
            handedOn[at] = operands.get(at) instanceof OperandRef handed ? scope.argument(handed) : Watch.OF_ITSELF;
        }
        return new Watch.Call(scope.libraryOf(reference), reference.getName(), settings, handedOn);
    }

    /** A setting, or one setting in a sum or a product. */
    private static String setting(Expression operand, Scope scope) {
        if (operand instanceof ParameterRef alone) {
            return scope.fullName(alone);
        }
        if (!(operand instanceof BinaryExpression) && !(operand instanceof UnaryExpression)) {
            return null;
        }
        List<ParameterRef> inside = LogicText.elements(List.of(operand)).stream()
                .filter(ParameterRef.class::isInstance)
                .map(ParameterRef.class::cast)
                .toList();
        return inside.size() == 1 ? scope.fullName(inside.get(0)) : null;
    }
}
