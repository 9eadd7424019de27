package org.paresthesia.cds.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.feedback.Latencies.Place;
import org.paresthesia.cds.feedback.Latencies.Quantiles;

/** Quantiles of answers, as an upper end that is never far above what was noted. */
class LatenciesTest {

    private final Latencies latencies =
            new Latencies(Clock.fixed(Instant.parse("2026-11-20T23:30:00Z"), ZoneOffset.ofHours(5)));

    private static Place place(String service) {
        return new Place(LocalDate.of(2026, 11, 20), service, "default");
    }

    @Test
    void aQuantileIsTheUpperEndOfItsStep() {
        for (int ms = 1; ms <= 100; ms++) {
            latencies.note("s", "default", ms * 1_000_000L);
        }
        Quantiles seen = Quantiles.of(latencies.take().get(place("s")));
        assertThat(seen.calls()).isEqualTo(100);
        assertThat(seen.median()).isBetween(50.0, 60.0);
        assertThat(seen.p95()).isBetween(95.0, 114.0);
        assertThat(seen.p99()).isBetween(99.0, 119.0);
    }

    @Test
    void theShortestAndTheLongestHaveAPlaceToo() {
        latencies.note("s", "default", 0);
        latencies.note("l", "default", Long.MAX_VALUE);
        Map<Place, long[]> taken = latencies.take();
        assertThat(Quantiles.of(taken.get(place("s"))).median()).isEqualTo(0.1, within(1e-9));
        assertThat(Quantiles.of(taken.get(place("l"))).p99()).isGreaterThan(5_000);
    }

    @Test
    void eachAnswerIsHandedOverOnce() {
        latencies.note("s", "default", 1);
        assertThat(latencies.take()).hasSize(1);
        assertThat(latencies.take()).isEmpty();
    }
}
