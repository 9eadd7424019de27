package org.paresthesia.cds.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates that are offsets from D. */
class OffsetDatesTest {

    @ParameterizedTest(name = "{3}")
    @CsvSource(
            quoteCharacter = '"',
            textBlock =
                    """
            2026-11-20T10:00:00Z,      ${D},         2026-11-20T10:00:00Z,      D itself
            2026-11-20T10:00:00Z,      ${D|day},     2026-11-20,                the day of D
            2026-11-20T10:00:00Z,      ${D-5mo},     2026-06-20T10:00:00Z,      calendar months
            2026-11-20T10:00:00Z,      ${D-58y|day}, 1968-11-20,                a birthday today
            2026-11-20T10:00:00Z,      ${D-6wk},     2026-10-09T10:00:00Z,      weeks are seven days
            2026-11-20T10:00:00Z,      ${D+10d},     2026-11-30T10:00:00Z,      days ahead
            2026-11-20T10:00:00Z,      ${D-10min},   2026-11-20T09:50:00Z,      minutes
            2026-11-20T10:00:00+02:00, ${D-2h},      2026-11-20T08:00:00+02:00, the zone offset of D is kept
            2026-11-20T01:00:00+02:00, ${D-2h|day},  2026-11-19,                the day is counted in the zone of D
            2026-03-31T10:00:00Z,      ${D-1mo},     2026-02-28T10:00:00Z,      a month that is too short gives its last day
            2026-07-31T10:00:00Z,      ${D-5mo|day}, 2026-02-28,                five months before the end of July
            2028-02-29T10:00:00Z,      ${D-1y|day},  2027-02-28,                a leap day in a year without one
            2028-02-29T10:00:00Z,      ${D-4y|day},  2024-02-29,                a leap day in a leap year
            2028-03-31T10:00:00Z,      ${D-1mo|day}, 2028-02-29,                a month end in a leap year
            2027-03-01T10:00:00Z,      ${D-1d|day},  2027-02-28,                the day before a first of March
            """)
    void offsetsAreCountedOnTheCalendarOfD(String d, String offset, String date, String why) {
        assertThat(OffsetDates.resolve(offset, ZonedDateTime.parse(d))).as(why).isEqualTo(date);
    }

    @Test
    void hoursAreExactAndDaysAreCalendarDaysWhenTheClocksChange() {
        ZonedDateTime d = ZonedDateTime.parse("2026-03-29T12:00:00+02:00[Europe/Berlin]");
        assertThat(OffsetDates.resolve("${D-24h}", d)).isEqualTo("2026-03-28T11:00:00+01:00");
        assertThat(OffsetDates.resolve("${D-1d}", d)).isEqualTo("2026-03-28T12:00:00+01:00");
    }

    @Test
    void everyOffsetOfATextIsResolvedAndTheRestIsKept() {
        String text = "{\"a\": \"${D-1d|day}\", \"b\": \"$5 {x} \\\\n\", \"c\": \"${D|day}\"}";
        assertThat(OffsetDates.resolve(text, ZonedDateTime.parse("2026-11-20T10:00:00Z")))
                .isEqualTo("{\"a\": \"2026-11-19\", \"b\": \"$5 {x} \\\\n\", \"c\": \"2026-11-20\"}");
    }

    @ParameterizedTest
    @CsvSource({"${D-5m}", "${D 5mo}", "${now}", "${D-mo}", "${D-5mo|month}", "${}", "${D-9999999d}"})
    void aPlaceThatIsNoOffsetIsRefusedByName(String wrong) {
        assertThatThrownBy(() -> OffsetDates.resolve(wrong, ZonedDateTime.parse("2026-11-20T10:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(wrong);
    }
}
