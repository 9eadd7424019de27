package org.paresthesia.cds.logic.compared;

import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.opencds.cqf.cql.engine.runtime.DateTime;
import org.opencds.cqf.cql.engine.runtime.Tuple;

/**
 * Where the values of one evaluation come from, by identity: numbers are copied when they are read, so that two equal ones are told
 * apart.
 */
final class Origins {

    private final Map<Object, Object> owners = new IdentityHashMap<>();
    private final Map<Object, String> settings = new IdentityHashMap<>();

    /** The record or row that a value was read from; null where it is none of the chart. */
    Object owner(Object value) {
        return value instanceof Resource ? value : owners.get(value);
    }

    /** The setting that a value is or was computed from; null where it is none. */
    String setting(Object value) {
        return settings.get(value);
    }

    /** A setting's value, to be recognised later. */
    Object ofSetting(String name, Object value) {
        Object copy = copy(value);
        settings.put(copy, name);
        return copy;
    }

    /** A part of a record or a row, to be recognised later. */
    Object ofPart(Object whole, Object part) {
        Object owner = isRow(whole) ? whole : owner(whole);
        if (owner == null || !(part instanceof BigDecimal || part instanceof DateTime || part instanceof Base)) {
            return part;
        }
        Object copy = copy(part);
        owners.put(copy, owner);
        if (settings.containsKey(part)) {
            settings.put(copy, settings.get(part));
        }
        return copy;
    }

    /** What a function computed from a record or with a setting. */
    void ofResult(Object result, Object record, String setting) {
        if (record instanceof Resource && (result instanceof DateTime || result instanceof BigDecimal)) {
            owners.putIfAbsent(result, record);
        }
        if (setting != null && result instanceof DateTime) {
            settings.putIfAbsent(result, setting);
        }
    }

    /** A row that stands for one record of the chart. */
    private static boolean isRow(Object whole) {
        return whole instanceof Tuple tuple
                && (tuple.getElement("fact") instanceof Tuple || tuple.getElement("resource") instanceof String);
    }

    private static Object copy(Object value) {
        return value instanceof BigDecimal number ? new BigDecimal(number.unscaledValue(), number.scale()) : value;
    }
}
