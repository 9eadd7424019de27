package org.paresthesia.cds.feedback.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.feedback.CardFeedback;
import org.paresthesia.cds.feedback.CardFeedback.Outcome;
import org.paresthesia.cds.feedback.MemoryMeters;
import org.paresthesia.cds.feedback.Shown;
import org.paresthesia.cds.feedback.StoreUnavailable;
import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.findings.Urgency;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.hook.InHand;
import org.paresthesia.cds.hook.UserReference;

/** What an operator sees of the memory while there is none. */
class MemoryMetersTest {

    private static final Keys KEYS = new Keys("a secret of the tests, known to all who read");
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Finding FINDING = new Finding("topic", Truth.HOLDS, Urgency.INFO, List.of(), Set.of());
    private static final List<CardFeedback> FEEDBACK =
            List.of(new CardFeedback("c", Outcome.OVERRIDDEN, NOW, List.of(), Optional.empty(), Optional.empty()));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private static HookCall call() {
        Caller caller = new Caller("default", ZoneOffset.UTC, List.of(), Map.of(), Set.of());
        CallContext context =
                new CallContext(UserReference.of("Practitioner/p"), "ada", Optional.empty(), new InHand.Nothing());
        return new HookCall("service", "patient-view", "instance", caller, context, Optional.empty());
    }

    private double number(String name) {
        return registry.get("paresthesia." + name)
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }

    @Test
    void aDatabaseThatIsAwayIsCounted() {
        try (Database away = new Database(
                        SomeDatabases.source("jdbc:postgresql://localhost:1/none", "x", "x"), Duration.ofSeconds(7));
                StoredFirings firings = new StoredFirings(away, KEYS, "1+abc")) {
            StoredOverrides overrides = new StoredOverrides(away, KEYS);
            StoredFeedback feedback = new StoredFeedback(away, firings, KEYS, Clock.systemUTC());
            new MemoryMeters(away::isUp, overrides::notAsked, () -> 3, feedback::refused).bindTo(registry);
            assertThat(overrides.quieted(call(), NOW).test(FINDING)).isFalse();
            assertThatThrownBy(() -> feedback.keep("default", "service", FEEDBACK))
                    .isInstanceOf(StoreUnavailable.class);
        }
        assertThat(number("memory.on")).isZero();
        assertThat(number("overrides.not.asked")).isOne();
        assertThat(number("firings.lost")).isEqualTo(3);
        assertThat(number("feedback.refused")).isOne();
    }

    @Test
    void aStoreThatIsOffIsCounted() {
        NothingStored nothing = new NothingStored();
        new MemoryMeters(() -> false, nothing::notAsked, nothing::lost, nothing::refused).bindTo(registry);
        assertThat(nothing.quieted(call(), NOW).test(FINDING)).isFalse();
        nothing.shown(call(), List.of(new Shown("uuid", FINDING, Map.of())), NOW);
        assertThatThrownBy(() -> nothing.keep("default", "service", FEEDBACK)).isInstanceOf(StoreUnavailable.class);
        assertThat(number("memory.on")).isZero();
        assertThat(number("overrides.not.asked")).isOne();
        assertThat(number("firings.lost")).isOne();
        assertThat(number("feedback.refused")).isOne();
    }
}
