package org.paresthesia.cds.feedback.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.paresthesia.cds.feedback.StoreUnavailable;
import org.paresthesia.cds.feedback.TokenLedger;
import org.paresthesia.cds.feedback.store.StoredTokens.Used;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enters used tokens behind the calls, for a database that lives in this very process: nobody else could use a token meanwhile, and
 * whoever asks here remembers those of this process. No call waits for the disk; a crash forgets the last moments.
 */
final class TokensWrittenBehind implements TokenLedger, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TokensWrittenBehind.class);
    private static final int MOST = 20_000;
    private static final int BATCH = 500;
    private static final int PAUSE_MILLIS = 100;

    private final StoredTokens stored;
    private final BlockingQueue<Used> waiting = new ArrayBlockingQueue<>(MOST);
    private final Thread writer = new Thread(this::writeAll, "tokens");
    private volatile boolean isClosed;

    TokensWrittenBehind(StoredTokens stored) {
        this.stored = stored;
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public boolean enter(String issuer, String id, Instant until) {
        if (stored.isKnown(issuer, id)) {
            return false;
        }
        return waiting.offer(new Used(issuer, id, until)) || stored.enter(issuer, id, until);
    }

    private void writeAll() {
        List<Used> tokens = new ArrayList<>();
        while (!isClosed || !waiting.isEmpty() || !tokens.isEmpty()) {
            try {
                gather(tokens);
                if (!tokens.isEmpty()) {
                    stored.enterAll(tokens);
                    tokens.clear();
                }
            } catch (StoreUnavailable away) {
                if (isClosed) {
                    LOG.warn("tokens: {} not written at the stop", tokens.size() + waiting.size());
                    return;
                }
            } catch (InterruptedException woken) {
                // Goes on: only the stop ends it, after what waits is written.
            }
        }
    }

    /** Lets some more come, so that a busy service commits seldom. */
    private void gather(List<Used> tokens) throws InterruptedException {
        if (tokens.isEmpty()) {
            Used first = waiting.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            if (first == null) {
                return;
            }
            tokens.add(first);
        }
        if (!isClosed) {
            Thread.sleep(PAUSE_MILLIS);
        }
        waiting.drainTo(tokens, BATCH);
    }

    /** Not interrupted: that would close the file under the database. */
    @Override
    public void close() throws InterruptedException {
        isClosed = true;
        writer.join(TimeUnit.SECONDS.toMillis(5));
    }
}
