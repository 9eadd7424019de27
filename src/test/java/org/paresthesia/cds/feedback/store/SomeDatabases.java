package org.paresthesia.cds.feedback.store;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/** Databases for tests. */
public final class SomeDatabases {

    private SomeDatabases() {}

    /** An H2 database in memory, as the default one in a file. */
    public static DataSource h2() {
        return source(
                "jdbc:h2:mem:" + UUID.randomUUID()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
                "sa",
                "");
    }

    /** A database at an address. */
    public static HikariDataSource source(String url, String user, String password) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(url);
        source.setUsername(user);
        source.setPassword(password);
        source.setConnectionTimeout(1_000);
        source.setInitializationFailTimeout(-1);
        source.setMaximumPoolSize(4);
        return source;
    }

    /** The database, ready for use. */
    public static Database ready(DataSource source) {
        Database database = new Database(source, Duration.ofMillis(100));
        try {
            if (!database.awaitUp(Duration.ofSeconds(20))) {
                throw new IllegalStateException("the database did not come up");
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        return database;
    }
}
