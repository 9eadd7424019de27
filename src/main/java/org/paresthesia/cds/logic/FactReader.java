package org.paresthesia.cds.logic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.opencds.cqf.cql.engine.runtime.Tuple;
import org.paresthesia.cds.findings.Candidate;
import org.paresthesia.cds.findings.Fact;

/** Reads the tuples that the logic makes into facts and candidates; a missing part is empty. */
final class FactReader {

    private final CodeChoice codes;

    FactReader(CodeChoice codes) {
        this.codes = codes;
    }

    /** The facts of a list of tuples, in its order; an unknown list has none. */
    List<Fact> facts(Object list) {
        return tuples(list).stream().map(this::fact).toList();
    }

    /** The candidates of a list of tuples; an unknown list has none. */
    List<Candidate> candidates(Object list) {
        return tuples(list).stream().map(this::candidate).toList();
    }

    private static List<Tuple> tuples(Object list) {
        List<Tuple> tuples = new ArrayList<>();
        if (list instanceof Iterable<?> elements) {
            for (Object element : elements) {
                if (element instanceof Tuple tuple) {
                    tuples.add(tuple);
                }
            }
        }
        return tuples;
    }

    /** One fact. */
    Fact fact(Tuple tuple) {
        return new Fact(
                text(tuple, "what"),
                text(tuple, "value"),
                text(tuple, "unit"),
                text(tuple, "date"),
                text(tuple, "status"),
                text(tuple, "resource"),
                codes.firstKnown(text(tuple, "code")),
                text(tuple, "limit"),
                stance(text(tuple, "stands")),
                number(tuple, "points"),
                truth(tuple, "isRisk"));
    }

    private Candidate candidate(Tuple tuple) {
        return new Candidate(
                text(tuple, "id"),
                text(tuple, "name"),
                Candidate.Tier.valueOf(text(tuple, "tier")),
                truth(tuple, "treatable"),
                number(tuple, "points"),
                facts(tuple.getElement("facts")));
    }

    private static Fact.Stance stance(String stands) {
        return switch (stands) {
            case "", "for" -> Fact.Stance.FOR;
            default -> Fact.Stance.valueOf(stands.toUpperCase(Locale.ROOT));
        };
    }

    private static String text(Tuple tuple, String element) {
        Object value = tuple.getElement(element);
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value == null ? "" : value.toString();
    }

    private static int number(Tuple tuple, String element) {
        return tuple.getElement(element) instanceof Number number ? number.intValue() : 0;
    }

    private static boolean truth(Tuple tuple, String element) {
        return Boolean.TRUE.equals(tuple.getElement(element));
    }
}
