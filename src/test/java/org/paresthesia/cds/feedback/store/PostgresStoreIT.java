package org.paresthesia.cds.feedback.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paresthesia.cds.containers.Postgres;
import org.paresthesia.cds.feedback.CardFeedback;
import org.paresthesia.cds.feedback.CardFeedback.Outcome;
import org.paresthesia.cds.feedback.StoreUnavailable;

/** The store with a real PostgreSQL. */
class PostgresStoreIT extends StoreContract {

    private static Postgres postgres;
    private static HikariDataSource source;

    @BeforeAll
    static void start() {
        postgres = Postgres.start();
        source = SomeDatabases.source(postgres.url(), postgres.user(), "");
    }

    @AfterAll
    static void stop() {
        if (postgres != null) {
            source.close();
            postgres.close();
        }
    }

    @Override
    boolean canHurry() {
        return true;
    }

    @Override
    DataSource source() {
        return source;
    }

    @Test
    void whileTheDatabaseIsAwayFeedbackIsRefusedAndTakenAgainAfterwards() throws InterruptedException {
        Keys keys = new Keys("a secret of the tests, known to all who read");
        Database database = SomeDatabases.ready(source);
        StoredFirings firings = new StoredFirings(database, keys, "1+abc");
        StoredFeedback feedback = new StoredFeedback(database, firings, keys, Clock.systemUTC());
        List<CardFeedback> item = List.of(new CardFeedback(
                UUID.randomUUID().toString(),
                Outcome.OVERRIDDEN,
                Instant.now(),
                List.of(),
                Optional.empty(),
                Optional.empty()));
        postgres.pause();
        assertThatThrownBy(() -> feedback.keep("default", "service", item)).isInstanceOf(StoreUnavailable.class);
        assertThat(database.isUp()).isFalse();
        postgres.goOn();
        assertThat(database.awaitUp(Duration.ofSeconds(30))).isTrue();
        feedback.keep("default", "service", item);
        firings.close();
        database.close();
    }

    /** Its connection was used a moment ago, so the pool hands it out without a look at it; nobody answers and nobody hangs up. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aCallWaitsTwoSecondsForADatabaseThatFallsSilentAndFeedbackTen() throws InterruptedException {
        Database database = SomeDatabases.ready(source);
        assertThat(answered(database)).isOne();
        postgres.pause();
        try {
            long start = System.nanoTime();
            assertThatThrownBy(() -> database.inCall(() -> answered(database))).isInstanceOf(StoreUnavailable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
            assertThat(database.isUp()).isFalse();
        } finally {
            postgres.goOn();
        }
        assertThat(database.awaitUp(Duration.ofSeconds(30))).isTrue();
        assertThat(answered(database)).isOne();
        postgres.pause();
        try {
            assertThatThrownBy(() -> answered(database)).isInstanceOf(StoreUnavailable.class);
        } finally {
            postgres.goOn();
        }
        assertThat(database.awaitUp(Duration.ofSeconds(30))).isTrue();
        database.close();
    }

    private static int answered(Database database) {
        return database.inTransaction(
                () -> database.jdbc().sql("select 1").query(Integer.class).single());
    }
}
