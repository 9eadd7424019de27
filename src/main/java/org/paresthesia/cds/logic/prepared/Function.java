package org.paresthesia.cds.logic.prepared;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.NamedTypeSpecifier;
import org.hl7.elm.r1.OperandDef;

/**
 * A function of the logic.
 *
 * @param body what it computes
 * @param isOfWords whether all its arguments are texts and whole numbers, such as a unit or a number of months: it is asked again
 *     and again for the same few
 * @param place where the answers for each of them are remembered
 */
record Function(Body body, boolean isOfWords, int place) {

    private static final Set<String> WORDS =
            Set.of("{urn:hl7-org:elm-types:r1}Integer", "{urn:hl7-org:elm-types:r1}String");

    static boolean isOfWords(FunctionDef definition) {
        List<OperandDef> operands = definition.getOperand();
        return !operands.isEmpty() && operands.stream().allMatch(Function::isWord);
    }

    private static boolean isWord(OperandDef operand) {
        return operand.getOperandTypeSpecifier() instanceof NamedTypeSpecifier named
                && WORDS.contains(named.getName().toString());
    }

    /** A call with these arguments; for somebody who looks on it is computed each time. */
    Node call(Node[] arguments, Watch.Call call) {
        return (memory, locals) -> {
            Object[] room = room(arguments, memory, locals);
            if (memory.watch() != null) {
                return memory.watch().call(call, room, () -> body.value(memory, room));
            }
            return isOfWords
                    ? memory.once(place, Arrays.asList(Arrays.copyOf(room, arguments.length)), body, room)
                    : body.value(memory, room);
        };
    }

    private Object[] room(Node[] arguments, Memory memory, Object[] locals) {
        Object[] room = body.room();
        for (int at = 0; at < arguments.length; at++) {
            room[at] = arguments[at].value(memory, locals);
        }
        return room;
    }
}
