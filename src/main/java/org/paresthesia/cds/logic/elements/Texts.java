package org.paresthesia.cds.logic.elements;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import org.opencds.cqf.cql.engine.elm.executing.ToStringEvaluator;
import org.opencds.cqf.cql.engine.runtime.DateTime;

/** Values as texts, as the engine writes them; it takes a format apart for every date, and every fact has one. */
final class Texts {

    private static final int TEN = 10;
    private static final int HUNDRED = 100;
    private static final int THOUSAND = 1000;
    private static final int MINUTE_SECONDS = 60;
    private static final int HOUR_SECONDS = 3600;
    private static final int LONGEST = 29;

    private Texts() {}

    static Object of(Object value) {
        return value instanceof DateTime date ? text(date) : ToStringEvaluator.toString(value);
    }

    /** As far as the date is known. */
    private static String text(DateTime date) {
        OffsetDateTime moment = date.getDateTime();
        StringBuilder text = new StringBuilder(LONGEST);
        four(text, moment.getYear());
        return switch (date.getPrecision()) {
            case YEAR -> text.toString();
            case MONTH -> month(text, moment).toString();
            case DAY -> day(text, moment).toString();
            case HOUR -> hour(text, moment).toString();
            case MINUTE -> minute(text, moment).toString();
            case SECOND -> second(text, moment).toString();
            default -> whole(text, date);
        };
    }

    private static StringBuilder month(StringBuilder text, OffsetDateTime moment) {
        return two(text.append('-'), moment.getMonthValue());
    }

    private static StringBuilder day(StringBuilder text, OffsetDateTime moment) {
        return two(month(text, moment).append('-'), moment.getDayOfMonth());
    }

    private static StringBuilder hour(StringBuilder text, OffsetDateTime moment) {
        return two(day(text, moment).append('T'), moment.getHour());
    }

    private static StringBuilder minute(StringBuilder text, OffsetDateTime moment) {
        return two(hour(text, moment).append(':'), moment.getMinute());
    }

    private static StringBuilder second(StringBuilder text, OffsetDateTime moment) {
        return two(minute(text, moment).append(':'), moment.getSecond());
    }

    private static String whole(StringBuilder text, DateTime date) {
        int milliseconds = date.getDateTime().get(ChronoField.MILLI_OF_SECOND);
        int offset = date.getZoneOffset().getTotalSeconds();
        second(text, date.getDateTime()).append('.').append((char) ('0' + milliseconds / HUNDRED));
        two(text, milliseconds % HUNDRED).append(offset < 0 ? '-' : '+');
        two(text, Math.abs(offset) / HOUR_SECONDS).append(':');
        return two(text, Math.abs(offset) % HOUR_SECONDS / MINUTE_SECONDS).toString();
    }

    private static void four(StringBuilder text, int number) {
        text.append((char) ('0' + number / THOUSAND)).append((char) ('0' + number / HUNDRED % TEN));
        two(text, number % HUNDRED);
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / TEN)).append((char) ('0' + number % TEN));
    }
}
