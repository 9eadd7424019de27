package org.paresthesia.cds.trust.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.paresthesia.cds.trust.limits.Entry.Refusal;

/** Every client has a turnstile of its own. */
class TurnstilesTest {

    private final Map<String, ClientLimits> limits = new ConcurrentHashMap<>();
    private final Turnstiles turnstiles = new Turnstiles(limits::get);

    private Refusal refusal(String client) {
        return turnstiles.enter(client).refusal().orElse(null);
    }

    @Test
    void whoAsksMoreOftenThanAllowedIsRefusedAndToldWhenToComeAgain() {
        limits.put("a", new ClientLimits(1, 3, 0));
        limits.put("b", new ClientLimits(1, 3, 0));
        assertThat(Stream.generate(() -> refusal("a")).limit(3)).containsOnlyNulls();
        Entry refused = turnstiles.enter("a");
        assertThat(refused.refusal()).contains(Refusal.TOO_OFTEN);
        assertThat(refused.retryAfter()).isPositive();
        assertThat(refusal("b")).as("another client does not notice").isNull();
    }

    @Test
    void whoAsksMoreAtOnceThanAllowedIsRefusedUntilOneIsAnswered() {
        limits.put("a", new ClientLimits(0, 0, 2));
        Entry first = turnstiles.enter("a");
        Entry second = turnstiles.enter("a");
        assertThat(refusal("a")).isEqualTo(Refusal.TOO_MANY_AT_ONCE);
        first.leave();
        assertThat(refusal("a")).isNull();
        assertThat(refusal("a")).isEqualTo(Refusal.TOO_MANY_AT_ONCE);
        second.leave();
        assertThat(refusal("a")).isNull();
    }

    @Test
    void withoutLimitsEverybodyMayEnter() {
        limits.put("a", ClientLimits.NONE);
        assertThat(Stream.generate(() -> refusal("a")).limit(10_000)).containsOnlyNulls();
    }

    @Test
    void changedLimitsCountFromTheNextRequestOn() {
        limits.put("a", new ClientLimits(1, 1, 0));
        assertThat(refusal("a")).isNull();
        assertThat(refusal("a")).isEqualTo(Refusal.TOO_OFTEN);
        limits.put("a", new ClientLimits(1, 2, 0));
        assertThat(refusal("a")).isNull();
    }

    @Test
    void limitsThatLetNothingThroughAreRefused() {
        assertThatThrownBy(() -> new ClientLimits(10, 0, 5)).isInstanceOf(WrongConfiguration.class);
        assertThatThrownBy(() -> new ClientLimits(-1, 1, 5)).isInstanceOf(WrongConfiguration.class);
    }
}
