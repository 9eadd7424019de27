package org.paresthesia.cds.feedback.store;

import java.sql.DatabaseMetaData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.paresthesia.cds.feedback.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database with its schema, which may be away for a while: then nobody waits for it, and it is tried again after a pause.
 * The schema is brought up to date before the first use, never in a call.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private static final Duration LONGEST_IN_CALL = Duration.ofSeconds(2);

    private final DataSource source;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transactions;
    private final Duration retry;
    private final Thread keeper;
    private final AtomicBoolean isUp = new AtomicBoolean();
    private volatile boolean isClosed;
    private volatile boolean isH2;
    private volatile Instant downSince = Instant.now();

    /** Connects in the background. */
    Database(DataSource source, Duration retry) {
        this.source = SilentDatabase.giveUpOn(source);
        this.jdbc = JdbcClient.create(source);
        this.batches = new JdbcTemplate(source);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        this.retry = retry;
        this.keeper = new Thread(this::keepUp, "store");
        keeper.setDaemon(true);
        keeper.start();
    }

    /** Whether it can be used, as far as is known. */
    public boolean isUp() {
        return isUp.get();
    }

    /** Waits until it can be used, at most for a time. */
    boolean awaitUp(Duration atMost) throws InterruptedException {
        Instant end = Instant.now().plus(atMost);
        while (!isUp() && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        return isUp();
    }

    /**
     * Does something in one transaction.
     *
     * @throws StoreUnavailable if the database can't be reached or refuses; nothing of it stays
     */
    public <T> T inTransaction(Supplier<T> work) {
        if (!isUp()) {
            throw new StoreUnavailable(retry);
        }
        try {
            return transactions.execute(status -> work.get());
        } catch (DataAccessException | TransactionException failed) {
            down(failed);
            throw new StoreUnavailable(retry);
        }
    }

    /** The same for whatever a call waits for: a database that is silent for as long as nobody would wait counts as away. */
    public <T> T inCall(Supplier<T> work) {
        return inTransaction(() -> {
            hurry();
            return work.get();
        });
    }

    /**
     * The same for what must outlive a power cut once it is answered, and can be done twice: a failure may come after the commit.
     * PostgreSQL sees to it at each commit; H2 has to be told, since a file that it writes at each commit only grows.
     */
    public <T> T durably(Supplier<T> work) {
        T done = inTransaction(work);
        if (isH2) {
            toTheDisk();
        }
        return done;
    }

    private void toTheDisk() {
        try {
            batches.execute("checkpoint sync");
        } catch (DataAccessException failed) {
            down(failed);
            throw new StoreUnavailable(retry);
        }
    }

    private void hurry() {
        batches.execute((ConnectionCallback<Void>) connection -> {
            SilentDatabase.limit(connection, LONGEST_IN_CALL);
            return null;
        });
    }

    /** For statements inside {@link #inTransaction}. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    /** Sends one statement for many rows, inside {@link #inTransaction}; how many rows each changed. */
    public int[] batch(String sql, List<Object[]> rows) {
        return batches.batchUpdate(sql, rows);
    }

    /** The exception's own text may quote a row: only its kind is logged. */
    private void down(Exception failed) {
        if (isUp.compareAndSet(true, false)) {
            downSince = Instant.now();
            LOG.warn(
                    "store: not reachable ({}); cards are shown without memory of overrides, feedback is refused with 503",
                    failed.getClass().getSimpleName());
            synchronized (keeper) {
                keeper.notifyAll();
            }
        }
    }

    private void keepUp() {
        while (!isClosed) {
            try {
                if (!isUp()) {
                    migrate();
                }
                synchronized (keeper) {
                    keeper.wait(retry.toMillis());
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void migrate() {
        try {
            Flyway.configure()
                    .dataSource(SilentDatabase.forMigrations(source))
                    .locations("classpath:store")
                    .loggers("slf4j")
                    .load()
                    .migrate();
            isH2 = JdbcUtils.extractDatabaseMetaData(source, DatabaseMetaData::getDatabaseProductName)
                    .equals("H2");
            isUp.set(true);
            LOG.info(
                    "store: ready after {} s",
                    Duration.between(downSince, Instant.now()).toSeconds());
        } catch (RuntimeException | MetaDataAccessException away) {
            LOG.warn(
                    "store: not reachable ({}); memory of overrides is off, feedback is refused, trying again in {} s",
                    away.getClass().getSimpleName(),
                    retry.toSeconds());
        }
    }

    @Override
    public void close() {
        isClosed = true;
        keeper.interrupt();
    }
}
