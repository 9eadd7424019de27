package org.paresthesia.cds.logic;

import java.util.ArrayList;
import java.util.List;
import org.opencds.cqf.cql.engine.runtime.Tuple;
import org.paresthesia.cds.findings.Comparison;
import org.paresthesia.cds.findings.Fact;

/** Finds the facts inside any value of the logic: results, problems and medicines carry theirs with them. */
final class EvidenceReader {

    private static final int MOST = 30;
    private static final int DEEPEST = 4;

    private final FactReader reader;

    EvidenceReader(FactReader reader) {
        this.reader = reader;
    }

    /** The facts of a value, each once, at most thirty; none where it holds records or answers only. */
    List<Fact> in(Object value) {
        List<Tuple> found = new ArrayList<>();
        collect(value, found, 0);
        return reader.facts(found).stream().distinct().toList();
    }

    /** The results in a value that cannot be used, each with the reason. */
    List<Comparison> unusable(Object value) {
        List<Tuple> found = new ArrayList<>();
        collectUnusable(value, found, 0);
        return found.stream()
                .map(each -> new Comparison(
                        reader.fact((Tuple) each.getElement("fact")),
                        Comparison.Asked.USABLE,
                        (String) each.getElement("problem"),
                        "",
                        Comparison.Outcome.UNKNOWN))
                .distinct()
                .toList();
    }

    private static void collectUnusable(Object value, List<Tuple> found, int depth) {
        if (found.size() >= MOST || depth > DEEPEST) {
            return;
        }
        if (value instanceof Iterable<?> list) {
            list.forEach(each -> collectUnusable(each, found, depth + 1));
        } else if (value instanceof Tuple row) {
            boolean isUnusable = row.getElement("problem") instanceof String && row.getElement("fact") instanceof Tuple;
            if (isUnusable) {
                found.add(row);
            }
            collectUnusable(row.getElement("reading"), found, depth + 1);
        }
    }

    private static void collect(Object value, List<Tuple> found, int depth) {
        if (found.size() >= MOST || depth > DEEPEST) {
            return;
        }
        if (value instanceof Tuple tuple) {
            if (isFact(tuple)) {
                found.add(tuple);
            } else {
                tuple.getElements().values().forEach(each -> collect(each, found, depth + 1));
            }
        } else if (value instanceof Iterable<?> list) {
            list.forEach(each -> collect(each, found, depth + 1));
        }
    }

    private static boolean isFact(Tuple tuple) {
        return tuple.getElement("what") instanceof String what
                && !what.isBlank()
                && tuple.getElements().containsKey("stands");
    }
}
