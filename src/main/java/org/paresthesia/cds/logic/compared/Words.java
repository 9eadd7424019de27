package org.paresthesia.cds.logic.compared;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.hl7.fhir.r4.model.Patient;
import org.opencds.cqf.cql.engine.runtime.DateTime;
import org.paresthesia.cds.findings.Fact;

/** Limits and dates as texts. */
final class Words {

    private Words() {}

    /** A number without needless zeros; a moment by its day. */
    static String of(Object limit) {
        if (limit instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        return limit instanceof DateTime moment ? day(moment) : String.valueOf(limit);
    }

    /** The fact with the date that was compared. */
    static Fact on(Fact fact, Object moment) {
        return new Fact(
                fact.what(),
                fact.value(),
                fact.unit(),
                day((DateTime) moment),
                fact.status(),
                fact.resource(),
                fact.code(),
                fact.limit(),
                fact.stands(),
                fact.points(),
                fact.isRisk());
    }

    /**
     * The patient's age in completed years: of a date of birth that is partly known, all that it can be. The date itself names a person
     * and is not told.
     */
    static Fact age(Patient patient, LocalDate today) {
        String born = patient.hasBirthDate() ? patient.getBirthDateElement().getValueAsString() : "";
        return new Fact("Age", age(born, today), "", "", "", "Patient", "", "", Fact.Stance.FOR, 0, false);
    }

    private static String age(String born, LocalDate today) {
        if (born == null || !born.matches("\\d{4}(-\\d{2}(-\\d{2})?)?")) {
            return "not known";
        }
        String[] parts = born.split("-");
        int year = Integer.parseInt(parts[0]);
        YearMonth first = YearMonth.of(year, parts.length > 1 ? Integer.parseInt(parts[1]) : 1);
        YearMonth last = parts.length > 1 ? first : YearMonth.of(year, 12);
        boolean isExact = parts.length > 2;
        long oldest = years(isExact ? LocalDate.parse(born) : first.atDay(1), today);
        long youngest = years(isExact ? LocalDate.parse(born) : last.atEndOfMonth(), today);
        return (oldest == youngest ? "" + oldest : youngest + " or " + oldest) + " years";
    }

    private static long years(LocalDate born, LocalDate today) {
        return ChronoUnit.YEARS.between(born, today);
    }

    private static String day(DateTime moment) {
        String text = moment.toString();
        return text.length() > 10 ? text.substring(0, 10) : text;
    }
}
