package org.paresthesia.cds;

import java.util.Set;
import java.util.TreeSet;

/**
 * Data without which nothing is certain could not be had (protocol, section E: 412).
 *
 * <p>The message names prefetch keys, never a value of the patient, and may be sent to the client.
 */
public class PrefetchIncomplete extends RuntimeException {

    /** With the prefetch keys whose data is missing. */
    public PrefetchIncomplete(Set<String> keys) {
        super("could be had neither from prefetch nor from the FHIR server: prefetch keys "
                + String.join(", ", new TreeSet<>(keys)));
    }
}
