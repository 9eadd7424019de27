package org.paresthesia.cds.logic.elements;

import org.hl7.elm.r1.AnyInValueSet;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.FunctionRef;
import org.hl7.elm.r1.InValueSet;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.opencds.cqf.cql.engine.elm.executing.AnyInValueSetEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.InValueSetEvaluator;
import org.opencds.cqf.cql.engine.runtime.ValueSet;
import org.paresthesia.cds.logic.prepared.Kinds;
import org.paresthesia.cds.logic.prepared.Memory;
import org.paresthesia.cds.logic.prepared.Node;
import org.paresthesia.cds.logic.prepared.NotPrepared;
import org.paresthesia.cds.logic.prepared.Scope;

/** Whether a code is in a value set. */
final class Terminology {

    private Terminology() {}

    static void addTo(Kinds kinds) {
        kinds.with(InValueSet.class, Terminology::in).with(AnyInValueSet.class, Terminology::anyIn);
    }

    private static Node anyIn(AnyInValueSet in, Scope scope) {
        if (in.getValueset() == null) {
            throw new NotPrepared(in);
        }
        Node codes = scope.bind(in.getCodes());
        ValueSet valueSet = valueSet(scope.valueSet(in.getValueset()));
        return (memory, locals) ->
                AnyInValueSetEvaluator.internalEvaluate(codes.value(memory, locals), null, valueSet, memory.state());
    }

    private static ValueSet valueSet(String address) {
        ValueSet valueSet = new ValueSet();
        valueSet.setId(address);
        return valueSet;
    }

    private static Node in(InValueSet in, Scope scope) {
        if (in.getValueset() == null) {
            throw new NotPrepared(in);
        }
        String address = scope.valueSet(in.getValueset());
        return isConversion(in.getCode(), scope) ? conceptIn(in, address, scope) : codeIn(in, address, scope);
    }

    private static Node codeIn(InValueSet in, String address, Scope scope) {
        Node code = scope.bind(in.getCode());
        ValueSet valueSet = new ValueSet();
        valueSet.setId(address);
        return (memory, locals) -> InValueSetEvaluator.inValueSet(code.value(memory, locals), valueSet, memory.state());
    }

    /** The translator turns every FHIR concept into one of CQL, only to ask this. */
    private static boolean isConversion(Expression code, Scope scope) {
        return code instanceof FunctionRef function
                && function.getName().equals("ToConcept")
                && function.getOperand().size() == 1
                && scope.isHelper(function);
    }

    private static Node conceptIn(InValueSet in, String address, Scope scope) {
        Node concept = scope.bind(((FunctionRef) in.getCode()).getOperand().get(0));
        return (memory, locals) ->
                concept.value(memory, locals) instanceof CodeableConcept codes && isAnyIn(codes, address, memory);
    }

    private static boolean isAnyIn(CodeableConcept concept, String address, Memory memory) {
        for (Coding coding : concept.getCoding()) {
            String system = coding.getSystem();
            String code = coding.getCode();
            if (system != null && code != null && memory.valueSets().contains(address, system, code)) {
                return true;
            }
        }
        return false;
    }
}
