package org.paresthesia.cds.cql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Resource;
import org.opencds.cqf.cql.engine.runtime.Interval;
import org.opencds.cqf.cql.engine.runtime.Tuple;

/**
 * What a define said, in words that can be compared with a row.
 *
 * @param value the engine's value; null is "unknown"
 */
record Answer(Object value) {

    /** Whether the value is what the row expects: a scalar, null, {@code {size: n}} or {@code {contains: text}}. */
    boolean is(Object expected) {
        if (expected instanceof Map<?, ?> condition) {
            return condition.entrySet().stream()
                    .allMatch(each -> meets(each.getKey().toString(), each.getValue()));
        }
        if (expected instanceof List<?> list) {
            return list.isEmpty() ? size() == 0 : words().equals(words(list));
        }
        if (expected instanceof Number number && value instanceof Number actual) {
            return new BigDecimal(number.toString()).compareTo(new BigDecimal(actual.toString())) == 0;
        }
        return expected == null ? value == null : value != null && words().equals(expected.toString());
    }

    private boolean meets(String condition, Object expected) {
        return switch (condition) {
            case "size" -> size() == (Integer) expected;
            case "contains" -> texts(expected).allMatch(words()::contains);
            case "lacks" -> value != null && texts(expected).noneMatch(words()::contains);
            default -> throw new IllegalArgumentException("a list or text is checked by size, contains or lacks");
        };
    }

    private static Stream<String> texts(Object expected) {
        return expected instanceof List<?> list ? list.stream().map(Object::toString) : Stream.of(expected.toString());
    }

    /** What sort of answer it is, for the proof that every sort was seen. */
    Set<String> kinds(boolean isSomethingUnread) {
        if (value == null) {
            return Set.of("unknown");
        }
        if (value instanceof Boolean) {
            return Set.of(value.toString());
        }
        String size = size() > 1 ? "several" : size() == 1 ? "one" : "empty";
        return isSomethingUnread ? Set.of(size, "unread") : Set.of(size);
    }

    /** How many elements a list has; -1 where it is not a list. */
    int size() {
        return value instanceof Iterable<?> list
                ? (int) StreamSupport.stream(list.spliterator(), false).count()
                : -1;
    }

    /** The value in words. */
    String words() {
        return words(value);
    }

    private static String words(Object value) {
        if (value instanceof Iterable<?> list) {
            StringJoiner words = new StringJoiner(", ", "{", "}");
            list.forEach(each -> words.add(words(each)));
            return words.toString();
        }
        if (value instanceof Tuple tuple) {
            StringJoiner words = new StringJoiner(", ", "(", ")");
            tuple.getElements().forEach((name, each) -> words.add(name + ": " + words(each)));
            return words.toString();
        }
        if (value instanceof Interval interval) {
            return (interval.getLowClosed() ? "[" : "(") + words(interval.getLow()) + ", " + words(interval.getHigh())
                    + (interval.getHighClosed() ? "]" : ")");
        }
        return value instanceof Base fhir ? fhirWords(fhir) : String.valueOf(value);
    }

    private static String fhirWords(Base fhir) {
        if (fhir instanceof Resource resource) {
            return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        }
        if (fhir instanceof CodeableConcept concept) {
            return concept.getCoding().stream()
                    .map(coding -> coding.getSystem() + "|" + coding.getCode())
                    .toList()
                    .toString();
        }
        return fhir.isPrimitive() ? fhir.primitiveValue() : fhir.fhirType();
    }
}
