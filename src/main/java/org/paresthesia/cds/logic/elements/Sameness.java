package org.paresthesia.cds.logic.elements;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;
import org.opencds.cqf.cql.engine.elm.executing.EqualEvaluator;
import org.opencds.cqf.cql.engine.execution.State;
import org.opencds.cqf.cql.engine.runtime.Tuple;

/**
 * Leaves out of a list what is certainly equal to an earlier element, as the engine's {@code distinct} does.
 *
 * <p>Every element is compared with every other one, and each comparison goes through all parts in their order. Here two
 * elements that differ in a text anywhere are told apart first; only what remains is compared by the engine.
 */
final class Sameness {

    private Sameness() {}

    /** Both lists as one, without what is in it twice; empty if neither is known. */
    static List<Object> union(Iterable<?> left, Iterable<?> right, State state) {
        List<Object> all = new ArrayList<>();
        if (left != null) {
            left.forEach(all::add);
        }
        if (right != null) {
            right.forEach(all::add);
        }
        return distinct(all, state);
    }

    /** The list without what is in it twice; null stays null. */
    static List<Object> distinct(Iterable<?> list, State state) {
        if (list == null) {
            return null;
        }
        List<Object> result = new ArrayList<>();
        for (Object element : list) {
            if (!contains(result, element, state)) {
                result.add(element);
            }
        }
        return result;
    }

    /** Whether a text is in a list; two texts are equal, or they are not. */
    static boolean isTextIn(String text, List<?> list) {
        for (int at = 0; at < list.size(); at++) {
            if (text.equals(list.get(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(List<Object> list, Object element, State state) {
        for (Object other : list) {
            if (isSame(element, other, state)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(Object left, Object right, State state) {
        if (left == null || right == null) {
            return left == right;
        }
        return !certainlyDiffer(left, right) && Boolean.TRUE.equals(EqualEvaluator.equal(left, right, state));
    }

    private static boolean certainlyDiffer(Object left, Object right) {
        if (left instanceof String && right instanceof String) {
            return !left.equals(right);
        }
        if (left instanceof Tuple one && right instanceof Tuple other) {
            return partsDiffer(one.getElements(), other.getElements());
        }
        return left instanceof Resource one && right instanceof Resource other && idsDiffer(one, other);
    }

    private static boolean partsDiffer(Map<String, Object> left, Map<String, Object> right) {
        for (Map.Entry<String, Object> part : left.entrySet()) {
            Object one = part.getValue();
            Object other = right.get(part.getKey());
            if (one != null && other != null && certainlyDiffer(one, other)) {
                return true;
            }
        }
        return false;
    }

    private static boolean idsDiffer(Resource left, Resource right) {
        String one = left.getIdElement().getValue();
        return one != null && !one.equals(right.getIdElement().getValue());
    }
}
