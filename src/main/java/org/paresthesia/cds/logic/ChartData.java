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

    private final ZoneId zone;

    ChartData(FhirModel model, PatientChart chart, ZoneId zone) {
        super(model, new ChartRetrieves(chart));
        this.zone = zone;
    }

    @Override
    public Object resolvePath(Object target, String path) {
        if (target instanceof BaseDateTimeType date && !(target instanceof DateType) && path.equals("value")) {
            return date.hasValue() ? inZone(date) : null;
        }
        return super.resolvePath(target, path);
    }

    private DateTime inZone(BaseDateTimeType date) {
        TemporalPrecisionEnum precision = date.getPrecision();
        String text = date.getValueAsString();
        return switch (precision) {
            case YEAR -> startOf(Year.parse(text).atDay(1), Precision.YEAR);
            case MONTH -> startOf(YearMonth.parse(text).atDay(1), Precision.MONTH);
            case DAY -> startOf(LocalDate.parse(text), Precision.DAY);
            default -> new DateTime(
                    OffsetDateTime.ofInstant(date.getValue().toInstant(), zone),
                    precision == TemporalPrecisionEnum.MINUTE ? Precision.MINUTE : Precision.MILLISECOND);
        };
    }

    private DateTime startOf(LocalDate day, Precision precision) {
        return new DateTime(day.atStartOfDay(zone).toOffsetDateTime(), precision);
    }
}
