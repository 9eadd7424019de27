package org.paresthesia.cds.logic.prepared;

import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.NamedTypeSpecifier;
import org.hl7.elm.r1.OperandDef;

/**
 * A function of the logic.
 *
 * @param body what it computes
 * @param isOfOneNumber whether its only argument is a whole number: such functions are asked again and again for the same few
 * @param place where the answers for each number are remembered
 */
record Function(Body body, boolean isOfOneNumber, int place) {

    static boolean isOfOneNumber(FunctionDef definition) {
        return definition.getOperand().size() == 1
                && isNumber(definition.getOperand().get(0));
    }

    private static boolean isNumber(OperandDef operand) {
        return operand.getOperandTypeSpecifier() instanceof NamedTypeSpecifier named
                && named.getName().toString().equals("{urn:hl7-org:elm-types:r1}Integer");
    }

    /** A call with these arguments. */
    Node call(Node[] arguments) {
        return isOfOneNumber
                ? remembered(arguments[0])
                : (memory, locals) -> {
                    Object[] room = body.room();
                    for (int at = 0; at < arguments.length; at++) {
                        room[at] = arguments[at].value(memory, locals);
                    }
                    return body.value(memory, room);
                };
    }

    private Node remembered(Node argument) {
        return (memory, locals) -> memory.once(place, argument.value(memory, locals), number -> {
            Object[] room = body.room();
            room[0] = number;
            return body.value(memory, room);
        });
    }
}
