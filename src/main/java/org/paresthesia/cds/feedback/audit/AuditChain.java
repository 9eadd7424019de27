package org.paresthesia.cds.feedback.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.paresthesia.cds.feedback.store.Database;
import org.paresthesia.cds.feedback.store.Keys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One chain for all instances that share the database: whoever appends holds the lock on its ends, for the length of a batch. */
final class AuditChain {

    private static final Logger LOG = LoggerFactory.getLogger(AuditChain.class);

    private final Database database;
    private final Seal seal;

    /** What is to be appended: when, who, and what as JSON. */
    record Note(Instant at, String client, String content) {}

    AuditChain(Database database, Keys keys) {
        this.database = database;
        this.seal = new Seal(keys);
    }

    /**
     * Appends these in their order, all or none.
     *
     * @throws org.paresthesia.cds.feedback.StoreUnavailable if the database is away
     */
    void append(List<Note> notes) {
        database.inTransaction(() -> {
            Ends ends = Ends.locked(database.jdbc(), seal);
            List<AuditRecord> records = links(notes, first(ends), ends.headHash());
            database.batch(
                    "insert into audit_record (sequence, at, client, content, previous_hash, hash) values (?, ?, ?, ?, ?, ?)",
                    records.stream().map(AuditChain::columns).toList());
            AuditRecord last = records.get(records.size() - 1);
            ends.withHead(last.sequence(), last.hash(), seal).write(database.jdbc());
            return null;
        });
    }

    /** The next number. Rows that nobody of us wrote are gone round, so that they don't stop the chain; the check names them. */
    private long first(Ends ends) {
        long last = database.jdbc()
                .sql("select coalesce(max(sequence), 0) from audit_record")
                .query(Long.class)
                .single();
        if (last > ends.head()) {
            LOG.error("audit: there are records after number {} that the service did not write", ends.head());
        }
        return Math.max(last, ends.head()) + 1;
    }

    private List<AuditRecord> links(List<Note> notes, long first, String headHash) {
        List<AuditRecord> records = new ArrayList<>();
        String previous = headHash;
        for (Note note : notes) {
            long sequence = first + records.size();
            Instant at = note.at().truncatedTo(ChronoUnit.MILLIS);
            String hash = seal.of(sequence, at, note.client(), note.content(), previous);
            records.add(new AuditRecord(sequence, at, note.client(), note.content(), previous, hash));
            previous = hash;
        }
        return records;
    }

    private static Object[] columns(AuditRecord record) {
        return new Object[] {
            record.sequence(),
            record.at().atOffset(ZoneOffset.UTC),
            record.client(),
            record.content(),
            record.previousHash(),
            record.hash()
        };
    }

    /**
     * Deletes what is older, from the beginning of the chain on; its new beginning is sealed.
     *
     * @return the number of the last record that was deleted; empty where none was
     */
    Optional<Long> prune(Instant before) {
        return database.inTransaction(() -> {
            Ends ends = Ends.locked(database.jdbc(), seal);
            long last = lastBefore(before.atOffset(ZoneOffset.UTC), ends);
            Optional<String> hash = database.jdbc()
                    .sql("select hash from audit_record where sequence = ?")
                    .param(last)
                    .query(String.class)
                    .optional();
            if (last <= ends.anchor() || hash.isEmpty()) {
                return Optional.empty();
            }
            database.jdbc()
                    .sql("delete from audit_record where sequence <= ?")
                    .param(last)
                    .update();
            ends.withAnchor(last, hash.get(), seal).write(database.jdbc());
            return Optional.of(last);
        });
    }

    private long lastBefore(OffsetDateTime before, Ends ends) {
        long firstKept = database.jdbc()
                .sql("select coalesce(min(sequence), 0) from audit_record where at >= ?")
                .param(before)
                .query(Long.class)
                .single();
        return firstKept == 0 ? ends.head() : firstKept - 1;
    }

    /** The last record's number and hash, for an operator to note down elsewhere. */
    String head() {
        return database.inTransaction(() -> {
            Ends ends = Ends.locked(database.jdbc(), seal);
            return ends.head() + ":" + ends.headHash();
        });
    }
}
