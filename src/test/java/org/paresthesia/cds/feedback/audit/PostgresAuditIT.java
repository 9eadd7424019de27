package org.paresthesia.cds.feedback.audit;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.paresthesia.cds.containers.Postgres;
import org.paresthesia.cds.feedback.store.SomeDatabases;

/** The audit with a real PostgreSQL. */
class PostgresAuditIT extends AuditContract {

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
    DataSource source() {
        return source;
    }
}
