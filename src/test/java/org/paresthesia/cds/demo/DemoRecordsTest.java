package org.paresthesia.cds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.hl7.fhir.r4.model.Condition;
import org.junit.jupiter.api.Test;

/** The demo EHR's records follow the clock. */
class DemoRecordsTest {

    private final SettableClock clock = new SettableClock();
    private final DemoRecords records = new DemoRecords(FhirContext.forR4Cached(), DemoPatients.shipped(), clock);

    @Test
    void onAServerThatRunsSinceYesterdayWhatBeganTwoHoursAgoStillBeganTwoHoursAgo() {
        assertThat(onsetOfTheStroke()).isEqualTo("2026-11-20T08:00:00Z");
        clock.now = clock.now.plus(Duration.ofDays(1));
        assertThat(onsetOfTheStroke()).isEqualTo("2026-11-21T08:00:00Z");
    }

    @Test
    void withinAMinuteTheRecordsStayTheSame() {
        String before = onsetOfTheStroke();
        clock.now = clock.now.plusSeconds(60);
        assertThat(onsetOfTheStroke()).isEqualTo(before);
    }

    private String onsetOfTheStroke() {
        return records.all(Condition.class).stream()
                .filter(condition -> condition.getIdElement().getIdPart().equals("v07-numb-left-arm"))
                .findFirst()
                .orElseThrow()
                .getOnsetDateTimeType()
                .getValueAsString();
    }

    private static final class SettableClock extends Clock {

        private Instant now = RunningDemoEhr.D;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("The test needs one zone only.");
        }
    }
}
