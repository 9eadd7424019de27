package org.paresthesia.cds.chart.delivery;

import java.util.Objects;

/**
 * One resource that the rules may use, seen in the stream and not yet parsed.
 *
 * @param identity what it is
 * @param subject whose it is: the reference as sent; empty where there is none
 * @param age when it was, and how far back the rules look for it
 * @param medicine what it says of a product
 * @param slice where it stands
 */
public record ScannedResource(Identity identity, String subject, Age age, MedicineNote medicine, Slice slice) {

    /** Refuses a resource with a missing part. */
    public ScannedResource {
        Objects.requireNonNull(identity);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(age);
        Objects.requireNonNull(medicine);
        Objects.requireNonNull(slice);
    }

    /** Whether its codes can matter to a rule. */
    public boolean isMatched() {
        return age.lookBack().isLookedFor();
    }

    /** Its FHIR type. */
    public String type() {
        return identity.type();
    }
}
