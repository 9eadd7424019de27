package org.paresthesia.cds.feedback.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.paresthesia.cds.feedback.audit.Audited.Asked;
import org.paresthesia.cds.feedback.store.Database;
import org.paresthesia.cds.feedback.store.Keys;
import org.paresthesia.cds.feedback.store.SomeDatabases;

/** Audit records for tests of who looks at them. */
public final class SomeRecords {

    private SomeRecords() {}

    /** Writes records of refused strangers, one for each status. */
    public static void write(DataSource source, String secret, List<Integer> statuses) {
        Keys keys = new Keys(secret);
        try (Database database = SomeDatabases.ready(source);
                StoredAudit audit = new StoredAudit(
                        new AuditChain(database, keys),
                        new AuditText(keys, "1+abc"),
                        new AuditSettings(Duration.ofDays(10)),
                        Clock.systemUTC())) {
            statuses.forEach(status -> audit.enter(new Audited(
                    Instant.now(),
                    Optional.empty(),
                    new Asked("call", Optional.empty(), 0, 0),
                    status,
                    Optional.empty(),
                    List.of(),
                    Optional.of("NO_TOKEN"))));
        }
    }
}
