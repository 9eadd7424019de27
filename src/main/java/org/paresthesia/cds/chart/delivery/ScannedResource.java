package org.paresthesia.cds.chart.delivery;

import java.util.Objects;

/**
 * One resource that the rules may use, seen in the stream and not yet parsed.
 *
 * @param identity what it is
 * @param subject whose it is: the reference as sent; empty where there is none
 * @param isMatched whether its codes can matter to a rule
 * @param medicine what it says of a product
 * @param slice where it stands
 */
public record ScannedResource(
        Identity identity, String subject, boolean isMatched, MedicineNote medicine, Slice slice) {

    /** Refuses a resource with a missing part. */
    public ScannedResource {
        Objects.requireNonNull(identity);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(medicine);
        Objects.requireNonNull(slice);
    }

    /** Its FHIR type. */
    public String type() {
        return identity.type();
    }
}
