package org.paresthesia.cds.chart.fetch;

import java.time.Duration;

/**
 * How patiently and how much a client's FHIR server is asked during one call.
 *
 * @param perQuery how long one query may take
 * @param total how long all queries of a call may take together
 * @param maxBytes the largest answer that is read, in bytes
 * @param maxPages how many pages of one search are read
 * @param maxReads how many Medications are read one by one
 */
public record FhirSettings(Duration perQuery, Duration total, int maxBytes, int maxPages, int maxReads) {

    /** Two seconds a query, three a call, 32 MB an answer, 20 pages a search, 40 Medications. */
    public static final FhirSettings DEFAULT =
            new FhirSettings(Duration.ofSeconds(2), Duration.ofSeconds(3), 32 << 20, 20, 40);

    /** Refuses limits that would let nothing through. */
    public FhirSettings {
        if (perQuery.isNegative() || perQuery.isZero() || total.isNegative() || total.isZero()) {
            throw new IllegalArgumentException("the time limits for the FHIR server must be positive");
        }
        if (maxBytes < 1 || maxPages < 1 || maxReads < 0) {
            throw new IllegalArgumentException("the size limits for the FHIR server must be positive");
        }
    }
}
