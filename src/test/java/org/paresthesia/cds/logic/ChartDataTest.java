package org.paresthesia.cds.logic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Procedure;
import org.junit.jupiter.api.Test;

/** Dates of a chart as the logic sees them: in the client's time zone, exact on a limit, partial where they are partial. */
class ChartDataTest {

    private static final SmallLogic LOGIC = SmallLogic.of(
            """
            define "Date": First(Elements."Procedures" P return (P.performed as FHIR.dateTime).value)
            define "Is Today": "Date" same day as Now()
            define "Is Within Two Hours": "Date" same or after Now() - 2 hours
            define "Is This Month": "Date" same month as Now()
            """);

    private static final ZonedDateTime EVENING_IN_NEW_YORK =
            ZonedDateTime.of(2026, 11, 19, 22, 0, 0, 0, ZoneId.of("America/New_York"));

    private static Object say(String define, String date, ZonedDateTime now) {
        Procedure procedure = new Procedure();
        procedure.setId("x");
        procedure.setPerformed(new DateTimeType(date));
        return LOGIC.say(define, SmallLogic.chart(Set.of(), procedure), now);
    }

    @Test
    void aCalendarDayIsTheClientsWhateverTheOffsetInTheChart() {
        assertThat(say("Is Today", "2026-11-20T02:00:00Z", EVENING_IN_NEW_YORK)).isEqualTo(true);
        assertThat(say("Is Today", "2026-11-19T02:00:00Z", EVENING_IN_NEW_YORK)).isEqualTo(false);
    }

    @Test
    void aDateWithoutATimeIsThatDayInTheClientsZoneWhereverTheServiceRuns() { // pitfall 28
        TimeZone before = TimeZone.getDefault();
        try {
            for (String machine : new String[] {"UTC", "Pacific/Auckland", "America/New_York"}) {
                TimeZone.setDefault(TimeZone.getTimeZone(machine));
                assertThat(say("Is Today", "2026-11-19", EVENING_IN_NEW_YORK))
                        .as(machine)
                        .isEqualTo(true);
                assertThat(say("Is Today", "2026-11-20", EVENING_IN_NEW_YORK))
                        .as(machine)
                        .isEqualTo(false);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void aMomentExactlyOnALimitIsInside() {
        assertThat(say("Is Within Two Hours", "2026-11-20T10:00:00Z", SmallLogic.NOON))
                .isEqualTo(true);
        assertThat(say("Is Within Two Hours", "2026-11-20T09:59:59Z", SmallLogic.NOON))
                .isEqualTo(false);
    }

    @Test
    void aPartialDateStaysPartial() {
        assertThat(say("Is This Month", "2026-11", SmallLogic.NOON)).isEqualTo(true);
        assertThat(say("Is Today", "2026-11", SmallLogic.NOON)).isNull();
        assertThat(say("Is This Month", "2026", SmallLogic.NOON)).isNull();
        assertThat(say("Is This Month", "2025", SmallLogic.NOON)).isEqualTo(false);
    }
}
