package org.paresthesia.cds.whole.wire;

import org.paresthesia.cds.whole.WholeService;
import org.springframework.test.context.TestPropertySource;

/** The service as it is by default, with little time for FHIR servers, and without a store; its tests share one. */
@TestPropertySource(
        properties = {
            "paresthesia.fhir-server.per-query=350ms",
            "paresthesia.fhir-server.total=450ms",
            "paresthesia.store.enabled=false"
        })
abstract class ImpatientService extends WholeService {}
