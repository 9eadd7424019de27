package org.paresthesia.cds.feedback.store;

import javax.sql.DataSource;
import org.paresthesia.cds.conformance.Proves;

/** The store with the database that comes with the service. */
@Proves({"L7", "L11"})
class H2StoreTest extends StoreContract {

    private static final DataSource SOURCE = SomeDatabases.h2();

    @Override
    DataSource source() {
        return SOURCE;
    }
}
