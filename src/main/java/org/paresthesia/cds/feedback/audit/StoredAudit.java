package org.paresthesia.cds.feedback.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.paresthesia.cds.feedback.BackgroundWriter;
import org.paresthesia.cds.feedback.audit.AuditChain.Note;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes records behind the calls, many at a time. While the database is away they wait in memory; what finds no room is lost and
 * counted, and the chain says how many were lost once it goes on. Records that are old enough go away once an hour.
 */
final class StoredAudit implements AuditTrail, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoredAudit.class);
    private static final int QUEUE = 20_000;
    private static final Duration HOUR = Duration.ofHours(1);

    private final AuditChain chain;
    private final AuditText text;
    private final Clock clock;
    private final Duration keep;
    private final BackgroundWriter<Note> writer;
    private long lostAndSaid;
    private Instant nextTidying = Instant.EPOCH;

    StoredAudit(AuditChain chain, AuditText text, AuditSettings settings, Clock clock) {
        this.chain = chain;
        this.text = text;
        this.clock = clock;
        this.keep = settings.keep();
        this.writer = new BackgroundWriter<>("audit", QUEUE, new BackgroundWriter.Work<>(this::append, this::tidy));
        writer.start();
    }

    @Override
    public void enter(Audited audited) {
        writer.write(new Note(audited.at(), audited.client().orElse(""), text.of(audited)));
    }

    /** How many records found no room since the start. */
    long lost() {
        return writer.lost();
    }

    /** How many were lost before them is said behind them, once they are kept. */
    private void append(List<Note> notes) {
        long lost = lost();
        if (lost == lostAndSaid) {
            chain.append(notes);
            return;
        }
        List<Note> all = new ArrayList<>(notes);
        all.add(new Note(clock.instant(), "", text.ofOurs("gap", "lost", lost - lostAndSaid)));
        chain.append(all);
        LOG.error("audit: {} records were lost, because the database was away for too long", lost - lostAndSaid);
        lostAndSaid = lost;
    }

    /** What is pruned is said in the chain, and its head in the log, where nobody of the database can change it. */
    private void tidy() {
        Instant now = clock.instant();
        if (now.isBefore(nextTidying)) {
            return;
        }
        chain.prune(now.minus(keep)).ifPresent(last -> {
            LOG.info("audit: records up to number {} are older than {} days and deleted", last, keep.toDays());
            writer.write(new Note(now, "", text.ofOurs("pruned", "through", last)));
        });
        LOG.info("audit: the last record is {}", chain.head());
        nextTidying = now.plus(HOUR);
    }

    /** Writes what waits, then ends. */
    @Override
    public void close() {
        writer.close();
    }
}
