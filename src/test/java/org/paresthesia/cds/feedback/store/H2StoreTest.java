package org.paresthesia.cds.feedback.store;

import javax.sql.DataSource;

/** The store with the database that comes with the service. */
class H2StoreTest extends StoreContract {

    private static final DataSource SOURCE = SomeDatabases.h2();

    @Override
    DataSource source() {
        return SOURCE;
    }
}
