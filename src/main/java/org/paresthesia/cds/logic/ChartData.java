package org.paresthesia.cds.logic;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.opencds.cqf.cql.engine.data.CompositeDataProvider;
import org.opencds.cqf.cql.engine.runtime.Date;
import org.opencds.cqf.cql.engine.runtime.DateTime;
import org.opencds.cqf.cql.engine.runtime.Precision;
import org.paresthesia.cds.chart.PatientChart;

/**
 * One chart as the engine reads it, with dates in the client's time zone.
 *
 * <p>The engine compares calendar days as they are written, whatever their offset, and gives a date without a time the offset of
 * this machine; specification 0 counts calendar days in the client's zone. It also tells seconds from milliseconds, which CQL
 * 1.5 compares as one decimal, so that a moment exactly on a limit would be unknown.
 */
final class ChartData extends CompositeDataProvider {

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;
    private static final int YEAR_LENGTH = 4;
    private static final int MONTH_LENGTH = 7;
    private static final int DAY_LENGTH = 10;

    private final ZoneId zone;

    ChartData(FhirModel model, PatientChart chart, ZoneId zone) {
        super(model, new ChartRetrieves(chart));
        this.zone = zone;
    }

    @Override
    public Object resolvePath(Object target, String path) {
        if (target instanceof BaseDateTimeType date && path.equals("value")) {
            return !date.hasValue() ? null : date instanceof DateType ? day(date) : inZone(date);
        }
        return super.resolvePath(target, path);
    }

    /** A date that is written with a time, which R4 forbids and some systems do, counts as its day. */
    private static Date day(BaseDateTimeType date) {
        String text = date.getValueAsString();
        return switch (text.length()) {
            case YEAR_LENGTH -> known(Year.parse(text).atDay(1), Precision.YEAR);
            case MONTH_LENGTH -> known(YearMonth.parse(text).atDay(1), Precision.MONTH);
            default -> known(LocalDate.parse(text.substring(0, DAY_LENGTH)), Precision.DAY);
        };
    }

    private static Date known(LocalDate day, Precision precision) {
        return isKnown(day.getYear()) ? new Date(day, precision) : null;
    }

    private DateTime inZone(BaseDateTimeType date) {
        TemporalPrecisionEnum precision = date.getPrecision();
        String text = date.getValueAsString();
        return switch (precision) {
            case YEAR -> startOf(Year.parse(text).atDay(1), Precision.YEAR);
            case MONTH -> startOf(YearMonth.parse(text).atDay(1), Precision.MONTH);
            case DAY -> startOf(LocalDate.parse(text), Precision.DAY);
            default -> known(
                    OffsetDateTime.ofInstant(date.getValue().toInstant(), zone),
                    precision == TemporalPrecisionEnum.MINUTE ? Precision.MINUTE : Precision.MILLISECOND);
        };
    }

    private DateTime startOf(LocalDate day, Precision precision) {
        return known(day.atStartOfDay(zone).toOffsetDateTime(), precision);
    }

    private static DateTime known(OffsetDateTime date, Precision precision) {
        return isKnown(date.getYear()) ? new DateTime(date, precision) : null;
    }

    /**
     * Some systems write the first or the last moment of the calendar for "no date". In another zone, or one day on, these
     * leave the years that the engine knows, and it would give up the evaluation: such a date is unknown.
     */
    private static boolean isKnown(int year) {
        return year > FIRST_YEAR && year < LAST_YEAR;
    }
}
