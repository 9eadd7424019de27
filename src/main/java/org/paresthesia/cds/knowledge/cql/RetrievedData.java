package org.paresthesia.cds.knowledge.cql;

import java.util.Objects;
import java.util.Optional;

/**
 * Data that the logic reads from the chart.
 *
 * @param resourceType the FHIR type
 * @param codePath the element whose codes choose the resources, {@code code} or {@code value}; absent where all are read
 * @param valueSet the canonical address of the value set that chooses; absent where all are read
 */
public record RetrievedData(String resourceType, Optional<String> codePath, Optional<String> valueSet) {

    /** Refuses a value set without the element that it is compared with. */
    public RetrievedData {
        Objects.requireNonNull(resourceType);
        if (codePath.isPresent() != valueSet.isPresent()) {
            throw new IllegalArgumentException("a retrieve has both a code path and a value set, or neither");
        }
    }
}
