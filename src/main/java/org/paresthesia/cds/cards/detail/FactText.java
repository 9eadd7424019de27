package org.paresthesia.cds.cards.detail;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paresthesia.cds.findings.Fact;

/** Says facts in one line each, as recorded. */
final class FactText {

    private static final Map<String, String> SYSTEMS = Map.of(
            "http://snomed.info/sct", "SNOMED CT",
            "http://loinc.org", "LOINC",
            "http://hl7.org/fhir/sid/icd-10-cm", "ICD-10-CM",
            "http://hl7.org/fhir/sid/icd-10", "ICD-10",
            "http://www.nlm.nih.gov/research/umls/rxnorm", "RxNorm");

    private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2}(T[0-9:.]+(Z|[+-]\\d{2}:\\d{2})?)?)?)?");
    /** A unit that is a remark in UCUM, such as that of a score. */
    private static final Pattern ANNOTATION = Pattern.compile("\\{[^}]*}");

    private static final Duration TIME_OF_DAY_MATTERS = Duration.ofDays(7);

    private final Glossary glossary;
    private final ZonedDateTime asOf;

    /** With our words for codes, and the instant from which a date is recent. */
    FactText(Glossary glossary, ZonedDateTime asOf) {
        this.glossary = glossary;
        this.asOf = asOf;
    }

    /** A full line, for example {@code Result (LOINC 2132-9): 150 pg/mL, below 180 pg/mL, dated 2026-09-20, final}. */
    String line(Fact fact) {
        String name = chart(fact.what()) + words(fact) + code(fact);
        String first = joined(hasNumber(fact) ? ": " : ", ", name, value(fact));
        return joined(", ", first, chart(fact.limit()), dated(fact), chart(fact.status()));
    }

    /** A short form for a cell of a table: name, value, date. */
    String brief(Fact fact) {
        String first = joined(hasNumber(fact) ? " " : ", ", chart(fact.what()) + words(fact), value(fact));
        return joined(" ", first, inBrackets(date(fact)));
    }

    private static String value(Fact fact) {
        return joined(
                " ", chart(fact.value()), chart(ANNOTATION.matcher(fact.unit()).matches() ? "" : fact.unit()));
    }

    /** The facts without those that would read the same, such as one problem that is recorded twice. */
    static List<Fact> distinct(List<Fact> facts) {
        Map<List<String>, Fact> byWords = new LinkedHashMap<>();
        for (Fact fact : facts) {
            List<String> words = List.of(
                    fact.what(), fact.value(), fact.unit(), fact.date(), fact.status(), fact.code(), fact.limit());
            byWords.putIfAbsent(words, fact);
        }
        return List.copyOf(byWords.values());
    }

    /** Whether the value is a result, not a remark such as the side. */
    private static boolean hasNumber(Fact fact) {
        boolean isResult = fact.resource().isEmpty() || fact.resource().startsWith("Observation");
        return isResult && !value(fact).isEmpty();
    }

    /** Our words for the code, where the name of the fact is more general; a result needs none. */
    private String words(Fact fact) {
        if (hasNumber(fact)) {
            return "";
        }
        String name = fact.what().toLowerCase(Locale.ROOT);
        return FactCode.of(fact)
                .flatMap(coded -> glossary.display(coded.system(), coded.code()))
                .filter(display -> !display.toLowerCase(Locale.ROOT).contains(name))
                .map(display -> ": " + chart(display))
                .orElse("");
    }

    private static String code(Fact fact) {
        return FactCode.of(fact)
                .map(coded -> " (" + SYSTEMS.getOrDefault(coded.system(), "code") + " " + chart(coded.code()) + ")")
                .orElse("");
    }

    /** A medicine's date is its first known start; what is known of it, where the value says so, stands before. */
    private String dated(Fact fact) {
        String date = date(fact);
        if (date.isEmpty()) {
            return "";
        }
        if (!fact.resource().startsWith("Medication")) {
            return "dated " + date;
        }
        return (value(fact).isEmpty() ? "on record since " : "first on record ") + date;
    }

    /** The date as recorded; the time of day only where the date is a matter of days. */
    private String date(Fact fact) {
        String date = fact.date();
        if (!DATE.matcher(date).matches()) {
            return chart(date);
        }
        int time = date.indexOf('T');
        if (time < 0) {
            return date;
        }
        return isRecent(date)
                ? date.substring(0, time) + " " + minutes(date.substring(time + 1))
                : date.substring(0, time);
    }

    private boolean isRecent(String instant) {
        try {
            Duration age = Duration.between(OffsetDateTime.parse(instant), asOf);
            return age.abs().compareTo(TIME_OF_DAY_MATTERS) <= 0;
        } catch (DateTimeParseException noOffset) {
            return false;
        }
    }

    private static String minutes(String time) {
        String zone = time.endsWith("Z") ? "UTC" : time.substring(time.length() - 6);
        return time.substring(0, 5) + " " + zone;
    }

    private static String chart(String text) {
        return MarkdownText.ofChart(text);
    }

    private static String inBrackets(String text) {
        return text.isEmpty() ? "" : "(" + text + ")";
    }

    private static String joined(String separator, String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(separator));
    }
}
