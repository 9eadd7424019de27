package org.paresthesia.cds.logic.prepared;

import org.hl7.elm.r1.AliasRef;
import org.hl7.elm.r1.ExpressionRef;
import org.hl7.elm.r1.FunctionRef;
import org.hl7.elm.r1.OperandRef;
import org.hl7.elm.r1.ParameterRef;
import org.hl7.elm.r1.QueryLetRef;

/** Names of defines, functions, settings, arguments, aliases and lets. */
final class References {

    private References() {}

    static void addTo(Kinds kinds) {
        kinds.with(ExpressionRef.class, (reference, scope) -> scope.define(reference))
                .with(FunctionRef.class, References::call)
                .with(ParameterRef.class, References::setting)
                .with(OperandRef.class, (reference, scope) -> scope.valueOf(reference.getName()))
                .with(AliasRef.class, (reference, scope) -> scope.valueOf(reference.getName()))
                .with(QueryLetRef.class, (reference, scope) -> scope.valueOf(reference.getName()));
    }

    private static Node call(FunctionRef reference, Scope scope) {
        Function function = scope.function(reference);
        return function.call(scope.bindAll(reference.getOperand()), HandedOver.to(reference, scope));
    }

    private static Node setting(ParameterRef reference, Scope scope) {
        Node value = scope.setting(reference);
        String name = scope.fullName(reference);
        return (memory, locals) -> memory.watch() == null
                ? value.value(memory, locals)
                : memory.watch().setting(name, value.value(memory, locals));
    }
}
