package org.paresthesia.cds.playground.why;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paresthesia.cds.findings.Fact;

/**
 * A fact in the words of a table.
 *
 * @param what what it is
 * @param value its value with unit, as recorded
 * @param date its date
 * @param status the status of its resource
 * @param resource the reference to its resource
 * @param limit what it was compared with
 * @param outcome met, not met, found, not found or not interpreted
 * @param mark the style of the outcome
 */
public record FactRow(
        String what,
        String value,
        String date,
        String status,
        String resource,
        String limit,
        String outcome,
        String mark) {

    /** Facts as rows, each once. */
    public static List<FactRow> of(List<Fact> facts) {
        return facts.stream().map(FactRow::row).distinct().toList();
    }

    private static FactRow row(Fact fact) {
        return new FactRow(
                fact.what(),
                (fact.value() + " " + fact.unit()).strip(),
                date(fact.date()),
                fact.status(),
                fact.resource(),
                fact.limit(),
                outcome(fact),
                mark(fact));
    }

    /** The day, with the minute where one is recorded. */
    static String date(String recorded) {
        return recorded.length() > 16 ? recorded.substring(0, 16).replace('T', ' ') : recorded;
    }

    private static String outcome(Fact fact) {
        return switch (fact.stands()) {
            case FOR -> fact.limit().isBlank() ? "found" : "met";
            case AGAINST -> fact.limit().isBlank() ? "speaks against" : "not met";
            case MISSING -> "looked for, not found";
            case UNREADABLE -> "unknown: could not be interpreted";
        };
    }

    private static String mark(Fact fact) {
        return switch (fact.stands()) {
            case FOR -> "yes";
            case AGAINST -> "critical";
            case MISSING -> "plain";
            case UNREADABLE -> "warning";
        };
    }

    /** In one line. */
    public String line() {
        return Stream.of(what, value, date, status, resource)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
    }
}
