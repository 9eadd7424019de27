package org.paresthesia.cds.logic.prepared;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hl7.elm.r1.FunctionDef;
import org.hl7.elm.r1.NamedTypeSpecifier;
import org.hl7.elm.r1.OperandDef;
import org.hl7.fhir.r4.model.Resource;

/**
 * A function of the logic.
 *
 * @param body what it computes
 * @param asked what it is asked for again and again
 * @param place where the answers for each of them are remembered
 */
record Function(Body body, Asked asked, int place) {

    /** What a function is asked for, as far as its answers are worth remembering. */
    enum Asked {
        /** Texts and whole numbers alone, such as a unit or a number of months. */
        WORDS,
        /** One record of the chart, such as when it was. */
        RECORD,
        /** Anything else. */
        ANYTHING
    }

    private static final Set<String> WORDS =
            Set.of("{urn:hl7-org:elm-types:r1}Integer", "{urn:hl7-org:elm-types:r1}String");

    private static final String FHIR = "{http://hl7.org/fhir}";

    static Asked asked(FunctionDef definition) {
        List<String> types =
                definition.getOperand().stream().map(Function::type).toList();
        if (types.size() == 1 && types.get(0).startsWith(FHIR)) {
            return Asked.RECORD;
        }
        return !types.isEmpty() && WORDS.containsAll(types) ? Asked.WORDS : Asked.ANYTHING;
    }

    private static String type(OperandDef operand) {
        return operand.getOperandTypeSpecifier() instanceof NamedTypeSpecifier named
                ? named.getName().toString()
                : "";
    }

    /** A call with these arguments; for somebody who looks on it is computed each time. */
    Node call(Node[] arguments, Watch.Call call) {
        return (memory, locals) -> {
            Object[] room = room(arguments, memory, locals);
            if (memory.isWatched()) {
                return memory.watch().call(call, room, () -> body.value(memory, room));
            }
            return switch (asked) {
                case WORDS -> memory.once(place, Arrays.asList(Arrays.copyOf(room, arguments.length)), body, room);
                case RECORD -> room[0] instanceof Resource
                        ? memory.ofRecord(place, body, room)
                        : body.value(memory, room);
                case ANYTHING -> body.value(memory, room);
            };
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
