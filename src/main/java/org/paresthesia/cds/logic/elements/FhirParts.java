package org.paresthesia.cds.logic.elements;

import org.hl7.fhir.r4.model.Base;
import org.opencds.cqf.cql.engine.data.DataProvider;

/** Finds out once how the parts of a name are read from FHIR elements. */
@FunctionalInterface
public interface FhirParts {

    /** Reads one part of a FHIR element. */
    @FunctionalInterface
    interface Part {

        /** The part as CQL sees it, null if there is none; what depends on the call, such as a zone, is asked of the chart. */
        Object of(Base whole, DataProvider chart);
    }

    /** How the part of this name is read, whatever the element. */
    Part named(String path);
}
