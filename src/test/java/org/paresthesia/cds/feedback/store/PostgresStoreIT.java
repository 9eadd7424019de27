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
        source = SomeDatabases.source(postgres.url() + "?socketTimeout=2", postgres.user(), "");
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
}
