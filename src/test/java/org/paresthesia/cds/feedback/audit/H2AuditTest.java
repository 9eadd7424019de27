package org.paresthesia.cds.feedback.audit;

import javax.sql.DataSource;
import org.paresthesia.cds.feedback.store.SomeDatabases;

/** The audit with H2, as it is by default. */
class H2AuditTest extends AuditContract {

    private final DataSource source = SomeDatabases.h2();

    @Override
    DataSource source() {
        return source;
    }
}
