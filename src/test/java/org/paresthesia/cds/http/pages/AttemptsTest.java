package org.paresthesia.cds.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Guessing passwords becomes slow, for whoever guesses. */
class AttemptsTest {

    private static final String GUESSER = "192.0.2.1";

    private Instant now = Instant.parse("2026-11-20T10:00:00Z");

    private final Attempts attempts = new Attempts(new Clock() {
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
            return this;
        }
    });

    private void fail(int times) {
        for (int time = 0; time < times; time++) {
            attempts.failed(GUESSER);
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void whoMistypesTwiceMayTryAgainAtOnce() {
        fail(2);
        assertThat(attempts.isFree(GUESSER)).isTrue();
    }

    @Test
    void fromTheThirdTimeOnThePauseDoubles() {
        fail(3);
        assertThat(attempts.isFree(GUESSER)).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(attempts.isFree(GUESSER)).isTrue();
        fail(1);
        pass(Duration.ofMillis(1999));
        assertThat(attempts.isFree(GUESSER)).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(attempts.isFree(GUESSER)).isTrue();
        fail(2);
        pass(Duration.ofSeconds(7));
        assertThat(attempts.isFree(GUESSER)).isFalse();
    }

    @Test
    void thePauseDoesNotGrowForEver() {
        fail(1_000);
        pass(Duration.ofSeconds(511));
        assertThat(attempts.isFree(GUESSER)).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(attempts.isFree(GUESSER)).isTrue();
    }

    @Test
    void othersAreNotHeldUpAndSuccessForgets() {
        fail(9);
        assertThat(attempts.isFree("192.0.2.2")).isTrue();
        attempts.succeeded(GUESSER);
        assertThat(attempts.isFree(GUESSER)).isTrue();
    }
}
