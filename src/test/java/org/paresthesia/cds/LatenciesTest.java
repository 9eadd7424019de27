package org.paresthesia.cds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Quantiles of answers, as an upper end that is never far above what was noted. */
class LatenciesTest {

    @Test
    void aQuantileIsTheUpperEndOfItsStep() {
        Latencies latencies = new Latencies();
        for (int ms = 1; ms <= 100; ms++) {
            latencies.note("s", ms * 1_000_000L);
        }
        Latencies.Quantiles seen = latencies.byService().get("s");
        assertThat(seen.calls()).isEqualTo(100);
        assertThat(seen.median()).isBetween(50.0, 60.0);
        assertThat(seen.p95()).isBetween(95.0, 114.0);
        assertThat(seen.p99()).isBetween(99.0, 119.0);
    }

    @Test
    void theShortestAndTheLongestHaveAPlaceToo() {
        Latencies latencies = new Latencies();
        latencies.note("s", 0);
        assertThat(latencies.byService().get("s").median()).isEqualTo(0.1, within(1e-9));
        latencies.note("l", Long.MAX_VALUE);
        assertThat(latencies.byService().get("l").p99()).isGreaterThan(5_000);
    }
}
