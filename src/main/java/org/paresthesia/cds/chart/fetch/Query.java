package org.paresthesia.cds.chart.fetch;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.delivery.Search;

/**
 * One question to the client's FHIR server.
 *
 * @param address the full address
 * @param search what counts in the answer
 * @param isRead whether one resource is read by its id, so that "not found" is an answer
 * @param before the pages already there, where it asks for the next one
 */
public record Query(URI address, Search search, boolean isRead, Optional<Delivery> before) {

    /** Refuses a query with a missing part. */
    public Query {
        Objects.requireNonNull(address);
        Objects.requireNonNull(search);
        Objects.requireNonNull(before);
    }

    /** Names the type only: the address holds the patient's id. */
    @Override
    public String toString() {
        return "Query[" + search.type() + "]";
    }
}
