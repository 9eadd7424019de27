package org.paresthesia.cds.playground.why;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paresthesia.cds.explain.ExplainedRule;
import org.paresthesia.cds.explain.Explanation;
import org.paresthesia.cds.findings.Fact;

/**
 * The facts that mattered over time: results against their limits, medicines, and since when problems are there.
 *
 * @param from the first day, ISO 8601
 * @param to the day of the evaluation
 * @param rows what is drawn, in the order of the table
 */
public record Timeline(String from, String to, List<Row> rows) {

    private static final Pattern NUMBER = Pattern.compile("[<>]?=?\\s*(\\d+(?:\\.\\d+)?)");
    private static final Pattern LIMIT = Pattern.compile("(\\d+(?:\\.\\d+)?)");

    /** What a row is drawn as. */
    public enum Kind {
        RESULT("result"),
        MEDICINE("medicine"),
        ONSET("on record since");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** In words. */
        public String words() {
            return words;
        }
    }

    /**
     * One result, medicine or problem.
     *
     * @param kind how it is drawn
     * @param what what it is, in our words
     * @param value its value with unit as recorded
     * @param number the value as a number, empty where it has none
     * @param unit its unit
     * @param day the day from which it is drawn
     * @param recorded its date as recorded
     * @param limit the limit that it was compared with, in words
     * @param limitNumber the limit as a number, empty where there is none
     */
    public record Row(
            Kind kind,
            String what,
            String value,
            String number,
            String unit,
            LocalDate day,
            String recorded,
            String limit,
            String limitNumber) {}

    /** The timeline of an explanation: of what its true rules rest on, or of all that was looked at where none is true. */
    public static Timeline of(Explanation explanation) {
        LocalDate today = explanation.asOf().toLocalDate();
        List<Row> rows = mattered(explanation).stream()
                .flatMap(fact -> row(fact).stream())
                .distinct()
                .sorted(Comparator.comparing(Row::kind).thenComparing(Row::what).thenComparing(Row::day))
                .toList();
        LocalDate first =
                rows.stream().map(Row::day).min(Comparator.naturalOrder()).orElse(today);
        return new Timeline(first.toString(), today.toString(), rows);
    }

    private static List<Fact> mattered(Explanation explanation) {
        List<Fact> facts = new ArrayList<>(explanation.rules().stream()
                .map(ExplainedRule::facts)
                .flatMap(List::stream)
                .toList());
        Set<String> resources = facts.stream().map(Fact::resource).collect(Collectors.toSet());
        Set<String> codes =
                facts.stream().map(Fact::code).filter(code -> !code.isEmpty()).collect(Collectors.toSet());
        Stream<Fact> looked = explanation.evidence().values().stream().flatMap(List::stream);
        looked.filter(fact -> facts.isEmpty() || resources.isEmpty() || codes.contains(fact.code()))
                .filter(fact -> !resources.contains(fact.resource()))
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .forEach(facts::add);
        return facts;
    }

    private static Optional<Row> row(Fact fact) {
        Optional<LocalDate> day = day(fact.date());
        if (day.isEmpty() || fact.resource().isEmpty()) {
            return Optional.empty();
        }
        Matcher number = NUMBER.matcher(fact.value());
        boolean isResult = fact.resource().startsWith("Observation") && number.matches();
        Kind other = fact.resource().startsWith("Medication") ? Kind.MEDICINE : Kind.ONSET;
        return Optional.of(new Row(
                isResult ? Kind.RESULT : other,
                fact.what(),
                (fact.value() + " " + fact.unit()).strip(),
                isResult ? number.group(1) : "",
                fact.unit(),
                day.get(),
                FactRow.date(fact.date()),
                fact.limit(),
                isResult ? first(LIMIT, fact.limit()) : ""));
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    /** The day of a date as precise as recorded: of a year or a month, its first. */
    private static Optional<LocalDate> day(String recorded) {
        try {
            return switch (recorded.length()) {
                case 0, 1, 2, 3 -> Optional.empty();
                case 4 -> Optional.of(LocalDate.parse(recorded + "-01-01"));
                case 7 -> Optional.of(LocalDate.parse(recorded + "-01"));
                default -> Optional.of(LocalDate.parse(recorded.substring(0, 10)));
            };
        } catch (DateTimeException | IndexOutOfBoundsException odd) {
            return Optional.empty();
        }
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "Timeline[" + rows.size() + " rows]";
    }
}
