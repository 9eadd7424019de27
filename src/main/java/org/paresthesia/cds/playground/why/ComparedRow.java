package org.paresthesia.cds.playground.why;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.explain.Explanation;
import org.paresthesia.cds.findings.Comparison;
import org.paresthesia.cds.knowledge.Setting;
import org.paresthesia.cds.knowledge.Settings;
import org.paresthesia.cds.playground.pages.UnitWords;

/**
 * A value of the record beside what it was compared with, in the words of a table.
 *
 * @param what what it is
 * @param value its value with unit, as recorded
 * @param date its date
 * @param resource the reference to its resource
 * @param asked the question with its limit and unit
 * @param source which setting the limit is, and where that comes from
 * @param isLocal whether the site changed the setting
 * @param outcome met, not met or unknown
 * @param mark the style of the outcome
 * @param isOfTime whether it is about when, not about how much
 */
public record ComparedRow(
        String what,
        String value,
        String date,
        String resource,
        String asked,
        String source,
        boolean isLocal,
        String outcome,
        String mark,
        boolean isOfTime) {

    private static final int MOST = 80;
    private static final String PATIENT = "Patient";

    /** Everything that the statements behind some conditions compared, each once, the latest of a kind first, age last. */
    static List<ComparedRow> behind(
            List<String> conditions, Explanation explanation, Settings settings, Map<String, String> changed) {
        Set<String> statements = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(conditions);
        while (!open.isEmpty()) {
            String id = open.remove();
            if (explanation.statements().containsKey(id) && statements.add(id)) {
                open.addAll(explanation.statements().get(id).builtFrom());
            }
        }
        return statements.stream()
                .flatMap(id -> explanation.compared().getOrDefault(id, List.of()).stream())
                .map(each -> row(each, settings.of(each.setting()), changed.containsKey(each.setting())))
                .distinct()
                .sorted(Comparator.comparing((ComparedRow row) -> row.resource().equals(PATIENT))
                        .thenComparing(ComparedRow::what)
                        .thenComparing(ComparedRow::date, Comparator.reverseOrder()))
                .limit(MOST)
                .toList();
    }

    private static ComparedRow row(Comparison compared, Optional<Setting> setting, boolean isLocal) {
        return new ComparedRow(
                compared.fact().what(),
                (compared.fact().value() + " " + compared.fact().unit()).strip(),
                FactRow.date(compared.fact().date()),
                compared.fact().resource(),
                asked(compared, setting),
                setting.map(each -> each.name() + ": " + each.source()).orElse(""),
                isLocal,
                outcome(compared),
                mark(compared),
                compared.asked().isOfTime());
    }

    private static String asked(Comparison compared, Optional<Setting> setting) {
        String number =
                UnitWords.with(compared.limit(), setting.map(Setting::unit).orElse(""));
        return switch (compared.asked()) {
            case BELOW -> "below " + limit(compared, number);
            case AT_MOST -> "at most " + limit(compared, number);
            case AT_LEAST -> "at least " + limit(compared, number);
            case ABOVE -> "above " + limit(compared, number);
            case OF_AGE -> "at least " + number;
            case WITHIN -> "in the last " + number;
            case ON_OR_AFTER -> "on or after " + compared.limit();
            case ON_OR_BEFORE -> "on or before " + compared.limit();
            case BEFORE -> "before " + compared.limit();
            case USABLE -> "can it be used: " + compared.limit();
        };
    }

    private static String limit(Comparison compared, String number) {
        return compared.setting().isEmpty() ? "the laboratory's own limit, " + compared.limit() : number;
    }

    private static String outcome(Comparison compared) {
        return switch (compared.outcome()) {
            case MET -> "met";
            case NOT_MET -> "not met";
            case UNKNOWN -> "unknown";
        };
    }

    private static String mark(Comparison compared) {
        return switch (compared.outcome()) {
            case MET -> "yes";
            case NOT_MET -> "plain";
            case UNKNOWN -> "warning";
        };
    }

    /** Says nothing of the patient. */
    @Override
    public String toString() {
        return "ComparedRow[" + what + "]";
    }
}
