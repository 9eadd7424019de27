package org.paresthesia.cds.chart.scan;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Proves, entry by entry, that a page came newest first; one entry without a readable date ends the proof. */
final class NewestFirst {

    private boolean isProven = true;
    private long latestOfPrevious = Long.MAX_VALUE;

    /** The earliest and the last second that a partial date can mean, in seconds of the epoch, counted in UTC. */
    private record Interval(long earliest, long latest) {

        static Interval of(String date) {
            return switch (date.length()) {
                case 4 -> days(
                        Year.parse(date).atDay(1), Year.parse(date).atDay(1).plusYears(1));
                case 7 -> days(
                        YearMonth.parse(date).atDay(1),
                        YearMonth.parse(date).atEndOfMonth().plusDays(1));
                case 10 -> days(LocalDate.parse(date), LocalDate.parse(date).plusDays(1));
                default -> second(OffsetDateTime.parse(date).toEpochSecond());
            };
        }

        private static Interval days(LocalDate first, LocalDate afterLast) {
            return new Interval(
                    first.atStartOfDay().toEpochSecond(ZoneOffset.UTC),
                    afterLast.atStartOfDay().toEpochSecond(ZoneOffset.UTC) - 1);
        }

        private static Interval second(long second) {
            return new Interval(second, second);
        }
    }

    /** Takes the date of the next entry, as sent; empty where it has none. */
    void add(String date) {
        if (!isProven) {
            return;
        }
        try {
            Interval interval = Interval.of(date);
            isProven = interval.earliest() <= latestOfPrevious;
            latestOfPrevious = interval.latest();
        } catch (DateTimeParseException e) {
            isProven = false;
        }
    }

    /** Whether every entry so far can be at most as new as the one before it. */
    boolean isProven() {
        return isProven;
    }
}
