package org.paresthesia.cds.demo;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalUnit;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates written as a distance from D, the instant of the evaluation, so that a demo patient never grows old.
 *
 * <p>{@code ${D-5mo}} is an instant with the zone offset of D, {@code ${D-58y|day}} a calendar day in the zone of D,
 * and {@code ${D}} is D itself. Units are {@code y mo wk d h min}. Years, months, weeks and days are counted on the
 * calendar (a day that the month does not have becomes its last day); hours and minutes are exact.
 */
final class OffsetDates {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");

    private static final Pattern OFFSET =
            Pattern.compile("D(?:(?<sign>[+-])(?<amount>\\d{1,6})(?<unit>y|mo|wk|d|h|min))?(?<day>\\|day)?");

    private static final Map<String, TemporalUnit> UNITS = Map.of(
            "y", ChronoUnit.YEARS,
            "mo", ChronoUnit.MONTHS,
            "wk", ChronoUnit.WEEKS,
            "d", ChronoUnit.DAYS,
            "h", ChronoUnit.HOURS,
            "min", ChronoUnit.MINUTES);

    /** FHIR wants seconds and an offset in every instant, and the ISO formatter leaves seconds of zero out. */
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    private OffsetDates() {}

    /**
     * The same text with every offset written as a date.
     *
     * @throws IllegalArgumentException for a place that is not an offset, naming it
     */
    static String resolve(String text, ZonedDateTime d) {
        return PLACE.matcher(text).replaceAll(place -> dateOf(place, d));
    }

    private static String dateOf(MatchResult place, ZonedDateTime d) {
        Matcher offset = OFFSET.matcher(place.group(1));
        if (!offset.matches()) {
            throw new IllegalArgumentException(
                    "Not an offset from D such as ${D-5mo} or ${D-58y|day}: ${" + place.group(1) + "}");
        }
        ZonedDateTime date = offset.group("sign") == null ? d : moved(d, offset);
        return offset.group("day") == null
                ? INSTANT.format(date)
                : date.toLocalDate().toString();
    }

    private static ZonedDateTime moved(ZonedDateTime d, Matcher offset) {
        long amount = Long.parseLong(offset.group("amount"));
        return d.plus(offset.group("sign").equals("-") ? -amount : amount, UNITS.get(offset.group("unit")));
    }
}
