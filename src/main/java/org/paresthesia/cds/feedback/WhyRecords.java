package org.paresthesia.cds.feedback;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Keeps for a short time why calls were answered as they were, encrypted, and makes the tickets that lead there. */
public interface WhyRecords {

    /**
     * What a ticket leads to.
     *
     * @param record the record
     * @param card which card of the answer, counted from 0
     */
    record Ticket(UUID record, int card) {}

    /** A signed ticket without anything of a patient, at most 120 characters that may stand in an address. */
    String ticket(Ticket to, Instant until);

    /** What a ticket leads to; empty where we did not make it, or its time is over. */
    Optional<Ticket> read(String ticket, Instant now);

    /** Keeps a record, and forgets those whose time is over. @throws StoreUnavailable where the store is off or away */
    void keep(UUID record, Instant until, byte[] content, Instant now);

    /** A record; empty where it was not kept or its time is over. @throws StoreUnavailable where the store is off or away */
    Optional<byte[]> find(UUID record, Instant now);

    /** Forgets what is over. @throws StoreUnavailable where the store is off or away */
    void forget(Instant now);
}
