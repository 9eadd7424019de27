package org.paresthesia.cds.chart.fetch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How patiently and how much a client's FHIR server is asked during one call ({@code paresthesia.fhir-server}).
 *
 * @param perQuery how long a server may take until it begins to answer one query, or be silent within its answer; less than {@code total}, so that after one
 *     that comes too late there is time for the Medications that the others refer to
 * @param total how long all queries of a call may take together, to their last byte
 * @param maxAnswer the largest answer that is read
 * @param maxPages how many pages of one search are read
 * @param maxReads how many Medications are read one by one
 */
@ConfigurationProperties("paresthesia.fhir-server")
public record FhirSettings(
        @DefaultValue("350ms") Duration perQuery,
        @DefaultValue("450ms") Duration total,
        @DefaultValue("32MB") DataSize maxAnswer,
        @DefaultValue("20") int maxPages,
        @DefaultValue("40") int maxReads) {

    /** Refuses limits that would let nothing through. */
    public FhirSettings {
        if (perQuery.isNegative() || perQuery.isZero() || total.isNegative() || total.isZero()) {
            throw new IllegalArgumentException("the time limits for FHIR servers must be positive");
        }
        if (maxAnswer.toBytes() < 1 || maxAnswer.toBytes() >= Integer.MAX_VALUE || maxPages < 1 || maxReads < 0) {
            throw new IllegalArgumentException("the size limits for FHIR servers must be positive and below 2 GB");
        }
    }
}
