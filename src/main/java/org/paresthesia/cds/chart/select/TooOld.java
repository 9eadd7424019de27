package org.paresthesia.cds.chart.select;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.paresthesia.cds.chart.delivery.Age;
import org.paresthesia.cds.knowledge.LookBack;

/**
 * Tells what is certainly older than any rule looks back, by its one date; everything else is left to the rules.
 *
 * <p>Days are compared as they are written. A moment has at most three calendar days around the world, so a result counts as too
 * old only if two further days lie between its day and the first day of the window.
 */
public final class TooOld implements Predicate<Age> {

    private static final int OTHER_DAYS = 2;
    private static final int YEAR_LENGTH = 4;
    private static final int MONTH_LENGTH = 7;
    private static final int DAY_LENGTH = 10;

    /** Some systems write the beginning of the calendar for "no date", which is unknown and not old. */
    private static final int FIRST_YEAR = 1000;

    private final ZonedDateTime now;
    private final Map<String, String> settings;
    private final Map<LookBack, Optional<Limit>> limits = new IdentityHashMap<>();

    /** The first day that is not too old, and how it is written: days in the calendar's order sort as they are written. */
    private record Limit(LocalDate day, String text) {

        private static Limit of(LocalDate firstDay) {
            LocalDate day = firstDay.minusDays(OTHER_DAYS);
            return new Limit(day, day.toString());
        }
    }

    /**
     * Looks back from a moment.
     *
     * @param now the evaluation time, in the client's time zone
     * @param settings the client's settings as CQL literals by {@code Library.Parameter}
     */
    public TooOld(ZonedDateTime now, Map<String, String> settings) {
        this.now = now;
        this.settings = Map.copyOf(settings);
    }

    /** Whether no rule looks back as far as that; never for a date that is missing or cannot be read. */
    @Override
    public boolean test(Age age) {
        if (age.date().isEmpty()) {
            return false;
        }
        Optional<Limit> limit = limits.computeIfAbsent(
                age.lookBack(), lookBack -> lookBack.firstDay(now, settings).map(Limit::of));
        return limit.isPresent() && isBefore(age.date(), limit.get());
    }

    private static boolean isBefore(String date, Limit limit) {
        if (date.compareTo(limit.text()) >= 0) {
            return false;
        }
        try {
            LocalDate last = lastDay(date);
            return last.getYear() >= FIRST_YEAR && last.isBefore(limit.day());
        } catch (DateTimeParseException unreadable) {
            return false;
        }
    }

    /** The last day that a date, which may be partial, can mean. */
    private static LocalDate lastDay(String date) {
        return switch (date.length()) {
            case YEAR_LENGTH -> Year.parse(date).atMonth(12).atEndOfMonth();
            case MONTH_LENGTH -> YearMonth.parse(date).atEndOfMonth();
            case DAY_LENGTH -> LocalDate.parse(date);
            default -> OffsetDateTime.parse(date).toLocalDate();
        };
    }
}
