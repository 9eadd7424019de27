package org.paresthesia.cds.logic.elements;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Map;
import org.hl7.elm.r1.Date;
import org.hl7.elm.r1.DateTime;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.Instance;
import org.hl7.elm.r1.InstanceElement;
import org.hl7.elm.r1.List;
import org.hl7.elm.r1.Literal;
import org.hl7.elm.r1.Now;
import org.hl7.elm.r1.Null;
import org.hl7.elm.r1.Quantity;
import org.hl7.elm.r1.Today;
import org.hl7.elm.r1.Tuple;
import org.hl7.elm.r1.TupleElement;
import org.opencds.cqf.cql.engine.elm.executing.DateEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.DateTimeEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.QuantityEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.TodayEvaluator;
import org.opencds.cqf.cql.engine.runtime.TemporalHelper;
import org.paresthesia.cds.logic.prepared.Kinds;
import org.paresthesia.cds.logic.prepared.Memory;
import org.paresthesia.cds.logic.prepared.Node;
import org.paresthesia.cds.logic.prepared.NotPrepared;
import org.paresthesia.cds.logic.prepared.Scope;

/** Values that are written down or put together. */
final class Values {

    private static final String QUANTITY = "{urn:hl7-org:elm-types:r1}Quantity";

    private Values() {}

    static void addTo(Kinds kinds) {
        kinds.with(Literal.class, (literal, scope) -> constant(value(literal)))
                .with(Null.class, (nothing, scope) -> constant(null))
                .with(
                        Quantity.class,
                        (quantity, scope) ->
                                (memory, locals) -> QuantityEvaluator.internalEvaluate(quantity, memory.state()))
                .with(
                        Now.class,
                        (now, scope) -> (memory, locals) -> memory.state().getEvaluationDateTime())
                .with(Today.class, (today, scope) -> (memory, locals) -> TodayEvaluator.today(memory.state()))
                .with(Date.class, Values::date)
                .with(DateTime.class, Values::dateTime)
                .with(List.class, Values::list)
                .with(Tuple.class, Values::tuple)
                .with(Instance.class, Values::instance);
    }

    private static Node constant(Object value) {
        return (memory, locals) -> value;
    }

    private static Object value(Literal literal) {
        String text = literal.getValue();
        try {
            return switch (literal.getValueType().getLocalPart()) {
                case "Boolean" -> Boolean.valueOf(text);
                case "Integer" -> Integer.valueOf(text);
                case "Long" -> Long.valueOf(text);
                case "Decimal" -> new BigDecimal(text);
                case "String" -> text;
                default -> throw new NotPrepared(literal);
            };
        } catch (NumberFormatException tooLarge) {
            throw new NotPrepared(literal);
        }
    }

    private static Node date(Date element, Scope scope) {
        Node year = optional(element.getYear(), scope);
        Node month = optional(element.getMonth(), scope);
        Node day = optional(element.getDay(), scope);
        return (memory, locals) -> DateEvaluator.internalEvaluate(
                (Integer) year.value(memory, locals), (Integer) month.value(memory, locals), (Integer)
                        day.value(memory, locals));
    }

    /** Without an offset it is in the zone of the evaluation time. */
    private static Node dateTime(DateTime element, Scope scope) {
        Node[] parts = new Node[] {
            optional(element.getYear(), scope),
            optional(element.getMonth(), scope),
            optional(element.getDay(), scope),
            optional(element.getHour(), scope),
            optional(element.getMinute(), scope),
            optional(element.getSecond(), scope),
            optional(element.getMillisecond(), scope)
        };
        Node offset = element.getTimezoneOffset() == null
                ? (memory, locals) -> TemporalHelper.zoneToOffset(
                        memory.state().getEvaluationDateTime().getZoneOffset())
                : scope.bind(element.getTimezoneOffset());
        return (memory, locals) -> {
            Integer[] numbers = new Integer[parts.length];
            for (int at = 0; at < parts.length; at++) {
                numbers[at] = (Integer) parts[at].value(memory, locals);
            }
            return dateTime(numbers, (BigDecimal) offset.value(memory, locals));
        };
    }

    private static Object dateTime(Integer[] parts, BigDecimal offset) {
        return DateTimeEvaluator.internalEvaluate(
                parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], offset);
    }

    private static Node optional(Expression element, Scope scope) {
        return element == null ? constant(null) : scope.bind(element);
    }

    private static Node list(List list, Scope scope) {
        Node[] elements = scope.bindAll(list.getElement());
        return (memory, locals) -> {
            java.util.List<Object> values = new ArrayList<>(elements.length);
            for (Node element : elements) {
                values.add(element.value(memory, locals));
            }
            return values;
        };
    }

    private static Node tuple(Tuple tuple, Scope scope) {
        String[] names = tuple.getElement().stream().map(TupleElement::getName).toArray(String[]::new);
        Node[] parts = scope.bindAll(
                tuple.getElement().stream().map(TupleElement::getValue).toList());
        return (memory, locals) -> {
            var value = new org.opencds.cqf.cql.engine.runtime.Tuple();
            Map<String, Object> elements = value.getElements();
            for (int at = 0; at < names.length; at++) {
                elements.put(names[at], parts[at].value(memory, locals));
            }
            return value;
        };
    }

    private static Node instance(Instance instance, Scope scope) {
        Node[] parts = scope.bindAll(
                instance.getElement().stream().map(InstanceElement::getValue).toList());
        String[] names =
                instance.getElement().stream().map(InstanceElement::getName).toArray(String[]::new);
        boolean isQuantity = instance.getClassType().toString().equals(QUANTITY);
        return (memory, locals) -> {
            Object value = isQuantity
                    ? new org.opencds.cqf.cql.engine.runtime.Quantity()
                    : memory.environment().createInstance(instance.getClassType());
            for (int at = 0; at < names.length; at++) {
                set(memory, value, names[at], parts[at].value(memory, locals));
            }
            return value;
        };
    }

    private static void set(Memory memory, Object target, String name, Object value) {
        memory.environment().setValue(target, name, value);
    }
}
