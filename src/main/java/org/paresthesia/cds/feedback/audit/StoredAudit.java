package org.paresthesia.cds.feedback.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.paresthesia.cds.feedback.StoreUnavailable;
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
    private static final int BATCH = 500;
    private static final int GATHER_MILLIS = 100;
    private static final Duration HOUR = Duration.ofHours(1);

    private final AuditChain chain;
    private final AuditText text;
    private final Clock clock;
    private final Duration keep;
    private final BlockingQueue<Note> waiting = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong lost = new AtomicLong();
    private final Thread writer = new Thread(this::writeAll, "audit");
    private long lostAndSaid;
    private Instant nextTidying = Instant.EPOCH;
    private volatile boolean isClosed;

    StoredAudit(AuditChain chain, AuditText text, AuditSettings settings, Clock clock) {
        this.chain = chain;
        this.text = text;
        this.clock = clock;
        this.keep = settings.keep();
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public void enter(Audited audited) {
        if (!waiting.offer(new Note(audited.at(), audited.client().orElse(""), text.of(audited)))) {
            lost.incrementAndGet();
        }
    }

    /** How many records found no room since the start. */
    long lost() {
        return lost.get();
    }

    private void writeAll() {
        List<Note> notes = new ArrayList<>();
        while (!isClosed || !waiting.isEmpty() || !notes.isEmpty()) {
            try {
                tidy();
                gather(notes);
                if (!notes.isEmpty()) {
                    chain.append(notes);
                    notes.clear();
                }
            } catch (StoreUnavailable away) {
                if (isClosed) {
                    LOG.error("audit: {} records not written at the stop", notes.size() + waiting.size());
                    return;
                }
                pause();
            } catch (InterruptedException woken) {
                // Goes on: only the stop ends it, after what waits is written.
            }
        }
    }

    /** Lets some more come, so that a busy service commits seldom. */
    private void gather(List<Note> notes) throws InterruptedException {
        if (notes.isEmpty()) {
            Note first = waiting.poll(isClosed ? 0 : 200, TimeUnit.MILLISECONDS);
            if (first == null) {
                return;
            }
            notes.add(first);
            if (!isClosed && waiting.size() < BATCH) {
                Thread.sleep(GATHER_MILLIS);
            }
            waiting.drainTo(notes, BATCH);
            addGap(notes);
        }
    }

    private void addGap(List<Note> notes) {
        long now = lost.get();
        if (now > lostAndSaid) {
            notes.add(new Note(clock.instant(), "", text.ofOurs("gap", "lost", now - lostAndSaid)));
            LOG.error("audit: {} records were lost, because the database was away for too long", now - lostAndSaid);
            lostAndSaid = now;
        }
    }

    /** What is pruned is said in the chain, and its head in the log, where nobody of the database can change it. */
    private void tidy() {
        Instant now = clock.instant();
        if (now.isBefore(nextTidying)) {
            return;
        }
        chain.prune(now.minus(keep)).ifPresent(last -> {
            LOG.info("audit: records up to number {} are older than {} days and deleted", last, keep.toDays());
            if (!waiting.offer(new Note(now, "", text.ofOurs("pruned", "through", last)))) {
                lost.incrementAndGet();
            }
        });
        LOG.info("audit: the last record is {}", chain.head());
        nextTidying = now.plus(HOUR);
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException woken) {
            // Goes on with the next attempt.
        }
    }

    /** Writes what waits, then ends. */
    @Override
    public void close() {
        isClosed = true;
        try {
            writer.join(5_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
