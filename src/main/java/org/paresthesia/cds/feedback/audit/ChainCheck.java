package org.paresthesia.cds.feedback.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes along the chain, record by record, and names every place where it does not hold. */
final class ChainCheck {

    /** Nobody reads more; what comes after is counted. */
    private static final int MOST = 200;

    private final Seal seal;
    private final Ends ends;
    private final List<String> breaks = new ArrayList<>();
    private final List<AuditRecord> misplaced = new ArrayList<>();
    private long records;
    private long next;
    private String previousHash;

    ChainCheck(Seal seal, Ends ends) {
        this.seal = seal;
        this.ends = ends;
        this.next = ends.anchor() + 1;
        this.previousHash = ends.anchorHash();
        if (!ends.isAnchorSealed(seal)) {
            say("the beginning of the chain was moved: its seal does not fit");
        }
        if (!ends.isHeadSealed(seal)) {
            say("the end of the chain was moved: its seal does not fit");
        }
    }

    /** The next record in the order of their numbers. */
    void see(AuditRecord record) {
        records++;
        long sequence = record.sequence();
        if (sequence < next) {
            say("record " + sequence + " lies before the beginning of the chain");
            return;
        }
        if (sequence > ends.head()) {
            say("record " + sequence + " lies after the end of the chain: the service did not write it");
        } else if (sequence > next) {
            say(
                    next == sequence - 1
                            ? "record " + next + " is missing"
                            : "records " + next + " to " + (sequence - 1) + " are missing");
        } else if (!record.previousHash().equals(previousHash)) {
            say("record " + sequence + " does not follow the one before it");
        }
        if (!seal.of(record).equals(record.hash())) {
            misplaced.add(record);
        }
        next = sequence + 1;
        previousHash = record.hash();
    }

    /** After the last record: what was found, in words; empty for a chain that holds. */
    List<String> end() {
        for (AuditRecord record : misplaced) {
            say(place(record)
                    .map(other ->
                            "record " + record.sequence() + " stands in the place of another: it is record " + other)
                    .orElse("record " + record.sequence() + " was changed"));
        }
        if (next <= ends.head()) {
            say("records " + next + " to " + ends.head() + " are missing at the end");
        } else if (next == ends.head() + 1 && !previousHash.equals(ends.headHash())) {
            say("the last record is not the one that the service wrote last");
        }
        return List.copyOf(breaks);
    }

    private Optional<Long> place(AuditRecord record) {
        return misplaced.stream()
                .limit(MOST)
                .map(AuditRecord::sequence)
                .filter(sequence -> seal.fitsAt(sequence, record))
                .findFirst();
    }

    /** How many records were seen. */
    long records() {
        return records;
    }

    private void say(String what) {
        if (breaks.size() < MOST) {
            breaks.add(what);
        }
    }
}
