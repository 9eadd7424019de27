package org.paresthesia.cds.feedback.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * What is done about a database that neither answers nor hangs up, as when its machine is cut off: PostgreSQL's driver would wait for
 * ever. A site that puts other times into its JDBC address has those.
 */
final class SilentDatabase {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);
    private static final Duration LONGEST_MIGRATION = Duration.ofMinutes(5);

    private SilentDatabase() {}

    /** Has the pool's connections give up, unless they are not PostgreSQL's; before the first one is made. */
    static DataSource giveUpOn(DataSource source) {
        if (source instanceof HikariDataSource pool
                && !pool.isRunning()
                && pool.getJdbcUrl() != null
                && pool.getJdbcUrl().startsWith("jdbc:postgresql:")) {
            pool.addDataSourceProperty("socketTimeout", Long.toString(LONGEST_ANSWER.toSeconds()));
            pool.addDataSourceProperty("connectTimeout", Long.toString(LONGEST_CONNECT.toSeconds()));
            pool.addDataSourceProperty("tcpKeepAlive", "true");
        }
        return source;
    }

    /** The same database for changes to its tables, which may take long where there is much in them. */
    static DataSource forMigrations(DataSource source) {
        return new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                limit(connection, LONGEST_MIGRATION);
                return connection;
            }
        };
    }

    /** Has a connection wait so long for each answer, until it goes back to its pool. */
    static void limit(Connection connection, Duration atMost) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(atMost.toMillis()));
    }
}
