package org.paresthesia.cds.feedback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the store behind the calls, many pieces at a time, in the order in which they came: no answer waits for a disk. While the
 * database is away they wait in memory; what finds no room is lost and counted.
 *
 * @param <T> a piece that is written
 */
public final class BackgroundWriter<T> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWriter.class);
    private static final int BATCH = 500;
    private static final int LOOK_EVERY_MILLIS = 200;
    private static final int GATHER_MILLIS = 100;
    private static final int PAUSE_MILLIS = 500;
    private static final int LONGEST_STOP_MILLIS = 5_000;

    private final String name;
    private final Work<T> work;
    private final BlockingQueue<T> waiting;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final Thread thread;
    private final Object progress = new Object();
    private long written;
    private int whoWait;
    private volatile boolean isClosed;

    /**
     * What is done behind the calls; {@link StoreUnavailable} says that it has to be done again.
     *
     * @param write writes some pieces, all or none
     * @param meanwhile is asked again and again, also while nothing waits
     */
    public record Work<T>(Consumer<List<T>> write, Runnable meanwhile) {}

    /**
     * Does nothing yet; {@link #start} begins.
     *
     * @param name of the thread, and of the pieces in the log
     * @param room how many may wait
     */
    public BackgroundWriter(String name, int room, Work<T> work) {
        this.name = name;
        this.work = work;
        this.waiting = new ArrayBlockingQueue<>(room);
        this.thread = new Thread(this::writeAll, name);
        thread.setDaemon(true);
    }

    /** Begins to write, once whoever writes with it is complete. */
    public void start() {
        thread.start();
    }

    /** Takes a piece, and returns at once. */
    public void write(T piece) {
        if (waiting.offer(piece)) {
            taken.incrementAndGet();
        } else {
            lost.incrementAndGet();
        }
    }

    /**
     * Waits until all that was taken before is written, and has it written now.
     *
     * @return false if that took longer, as while the database is away
     */
    public boolean awaitWritten(Duration atMost) throws InterruptedException {
        long goal = taken.get();
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (progress) {
            whoWait++;
            progress.notifyAll();
            try {
                while (written < goal) {
                    long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                    if (left <= 0) {
                        return false;
                    }
                    progress.wait(left);
                }
                return true;
            } finally {
                whoWait--;
            }
        }
    }

    /** How many found no room since the start. */
    public long lost() {
        return lost.get();
    }

    private void writeAll() {
        List<T> some = new ArrayList<>();
        while (!isClosed || !waiting.isEmpty() || !some.isEmpty()) {
            boolean isLastAttempt = isClosed;
            try {
                work.meanwhile().run();
                gather(some);
                if (!some.isEmpty()) {
                    work.write().accept(some);
                    count(some.size());
                    some.clear();
                }
            } catch (StoreUnavailable away) {
                if (isLastAttempt) {
                    LOG.error("{}: {} not written at the stop", name, some.size() + waiting.size());
                    return;
                }
                pause();
            } catch (InterruptedException woken) {
                // Goes on: only the stop ends it, after what waits is written.
            }
        }
    }

    private void count(int some) {
        synchronized (progress) {
            written += some;
            progress.notifyAll();
        }
    }

    /** Lets some more come, so that a busy service commits seldom, unless somebody waits for them. */
    private void gather(List<T> some) throws InterruptedException {
        if (!some.isEmpty()) {
            return;
        }
        T first = waiting.poll(isClosed ? 0 : LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        some.add(first);
        synchronized (progress) {
            if (!isClosed && whoWait == 0 && waiting.size() < BATCH) {
                progress.wait(GATHER_MILLIS);
            }
        }
        waiting.drainTo(some, BATCH);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException woken) {
            // Goes on with the next attempt.
        }
    }

    /** Writes what waits, then ends; gives up where the database is away. */
    @Override
    public void close() {
        isClosed = true;
        try {
            thread.join(LONGEST_STOP_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
