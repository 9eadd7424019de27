package org.paresthesia.cds.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For how long an override quiets a card (specification 3.1 b and d, 3.4). */
class QuietTimesTest {

    @ParameterizedTest
    @CsvSource({
        "info, lab-baseline, already-known, P180D",
        "info, lab-baseline, '', P180D",
        "warning, spine-l, already-known, P90D",
        "critical, rf-cauda, assessed-not-present, PT24H",
        "info, lab-baseline, cds-suboptimal-context, P30D",
        "warning, spine-l, cds-suboptimal-context, P30D",
        "critical, rf-cauda, cds-suboptimal-context, PT24H",
        "info, lab-baseline, data-wrong, P36500D",
        "critical, rf-cauda, data-wrong, PT24H",
        "info, ddx-summary, already-known, P30D",
    })
    void theSpecifiedTimes(String urgency, String topic, String reason, Duration time) {
        assertThat(QuietTimes.SPECIFIED.after(urgency, topic, reason)).isEqualTo(time);
    }

    @Test
    void aSiteChangesSingleTimes() {
        QuietTimes changed = QuietTimes.SPECIFIED.with(
                null, Duration.ofDays(7), null, Map.of("already-known", Duration.ofDays(3)), null);
        assertThat(changed.after("warning", "spine-l", "")).isEqualTo(Duration.ofDays(7));
        assertThat(changed.after("warning", "spine-l", "already-known")).isEqualTo(Duration.ofDays(3));
        assertThat(changed.after("info", "cts", "")).isEqualTo(Duration.ofDays(180));
    }

    @Test
    void aTimeBelowZeroIsRefused() {
        assertThatThrownBy(() -> QuietTimes.SPECIFIED.with(Duration.ofDays(-1), null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
