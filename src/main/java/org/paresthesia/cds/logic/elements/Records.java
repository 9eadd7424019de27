package org.paresthesia.cds.logic.elements;

import org.hl7.elm.r1.As;
import org.hl7.elm.r1.Is;
import org.hl7.elm.r1.Property;
import org.hl7.elm.r1.Retrieve;
import org.hl7.elm.r1.ValueSetRef;
import org.hl7.fhir.r4.model.Base;
import org.opencds.cqf.cql.engine.runtime.Tuple;
import org.paresthesia.cds.logic.prepared.Kinds;
import org.paresthesia.cds.logic.prepared.Node;
import org.paresthesia.cds.logic.prepared.NotPrepared;
import org.paresthesia.cds.logic.prepared.Scope;

/** The records of the chart, their parts and their types. */
final class Records {

    private Records() {}

    static void addTo(Kinds kinds, FhirParts parts) {
        kinds.with(Retrieve.class, Records::retrieve)
                .with(Property.class, (property, scope) -> property(property, scope, parts))
                .with(As.class, Records::as)
                .with(Is.class, Records::is);
    }

    /** By type or by a value set's name; the start refuses any other way. */
    private static Node retrieve(Retrieve retrieve, Scope scope) {
        boolean isPlain = retrieve.getContext() == null && retrieve.getDateRange() == null;
        boolean isByNameOrWhole = retrieve.getCodes() == null || retrieve.getCodes() instanceof ValueSetRef;
        if (!isPlain || !isByNameOrWhole) {
            throw new NotPrepared(retrieve);
        }
        String type = retrieve.getDataType().getLocalPart();
        String path = retrieve.getCodeProperty();
        String valueSet = retrieve.getCodes() instanceof ValueSetRef reference ? scope.valueSet(reference) : null;
        return (memory, locals) ->
                memory.data().retrieve("Patient", null, null, type, null, path, null, valueSet, null, null, null, null);
    }

    private static Node property(Property property, Scope scope, FhirParts parts) {
        String path = property.getPath();
        FhirParts.Part part = parts.named(path);
        Node source =
                property.getSource() == null ? scope.valueOf(property.getScope()) : scope.bind(property.getSource());
        return (memory, locals) -> {
            Object whole = source.value(memory, locals);
            if (whole instanceof Tuple tuple) {
                return memory.part(whole, tuple.getElements().get(path));
            }
            return memory.part(
                    whole,
                    whole instanceof Base base
                            ? part.of(base, memory.data())
                            : memory.environment().resolvePath(whole, path));
        };
    }

    private static Node as(As as, Scope scope) {
        Node operand = scope.bind(as.getOperand());
        Type type = new Type(as.getAsTypeSpecifier(), as.getAsType());
        boolean isStrict = Boolean.TRUE.equals(as.isStrict());
        return (memory, locals) -> {
            Object value = operand.value(memory, locals);
            if (value == null) {
                return null;
            }
            Class<?> wanted = type.in(memory.environment());
            return wanted.isInstance(value) ? value : memory.environment().as(value, wanted, isStrict);
        };
    }

    private static Node is(Is is, Scope scope) {
        Node operand = scope.bind(is.getOperand());
        Type type = new Type(is.isTypeSpecifier(), is.isType());
        return (memory, locals) -> {
            Object value = operand.value(memory, locals);
            if (value == null) {
                return null;
            }
            Class<?> wanted = type.in(memory.environment());
            return wanted.isInstance(value)
                    ? Boolean.TRUE
                    : memory.environment().is(value, wanted);
        };
    }
}
