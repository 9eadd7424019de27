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
                .with(ParameterRef.class, (reference, scope) -> scope.setting(reference))
                .with(OperandRef.class, (reference, scope) -> scope.valueOf(reference.getName()))
                .with(AliasRef.class, (reference, scope) -> scope.valueOf(reference.getName()))
                .with(QueryLetRef.class, (reference, scope) -> scope.valueOf(reference.getName()));
    }

    private static Node call(FunctionRef reference, Scope scope) {
        Function function = scope.function(reference);
        return function.call(scope.bindAll(reference.getOperand()));
    }
}
