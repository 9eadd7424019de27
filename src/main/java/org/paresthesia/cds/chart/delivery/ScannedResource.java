package org.paresthesia.cds.chart.delivery;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;

/**
 * One resource that the rules may use, seen in the stream and not yet parsed.
 *
 * @param identity what it is
 * @param subject whose it is: the reference as sent; empty where there is none
 * @param age when it was, and how far back the rules look for it
 * @param medicine what it says of a product
 * @param slice where it stands
 * @param parsed the resource itself, parsed at the first question; empty if it is not valid R4
 */
public record ScannedResource(
        Identity identity,
        String subject,
        Age age,
        MedicineNote medicine,
        Slice slice,
        Supplier<Optional<Resource>> parsed) {

    /** Refuses a resource with a missing part. */
    public ScannedResource {
        Objects.requireNonNull(identity);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(age);
        Objects.requireNonNull(medicine);
        Objects.requireNonNull(slice);
        Objects.requireNonNull(parsed);
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
