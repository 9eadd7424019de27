package org.paresthesia.cds.feedback.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.feedback.CardFeedback;
import org.paresthesia.cds.feedback.CardFeedback.Outcome;
import org.paresthesia.cds.feedback.StoreUnavailable;

/** A database that can't be reached: nobody waits for it, and nothing is taken and lost. */
class AbsentDatabaseTest {

    private static final Keys KEYS = new Keys("a secret of the tests, known to all who read");

    @Test
    @Proves("G6")
    void feedbackIsRefusedAtOnceAndSaysWhenToTryAgain() {
        try (Database away = new Database(
                        SomeDatabases.source("jdbc:postgresql://localhost:1/none", "x", "x"), Duration.ofSeconds(7));
                StoredFirings firings = new StoredFirings(away, KEYS, "1+abc")) {
            StoredFeedback feedback = new StoredFeedback(away, firings, KEYS, Clock.systemUTC());
            CardFeedback item = new CardFeedback(
                    "c", Outcome.OVERRIDDEN, Instant.now(), List.of(), Optional.empty(), Optional.empty());
            assertThat(away.isUp()).isFalse();
            assertThatThrownBy(() -> feedback.keep("default", "service", List.of(item)))
                    .isInstanceOfSatisfying(StoreUnavailable.class, problem -> assertThat(problem.retryAfter())
                            .isEqualTo(Duration.ofSeconds(7)));
        }
    }
}
