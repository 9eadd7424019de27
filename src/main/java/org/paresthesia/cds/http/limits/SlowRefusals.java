package org.paresthesia.cds.http.limits;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.paresthesia.cds.http.Outcome;
import org.springframework.http.HttpStatus;

/**
 * Sends refusals after a pause, so that a client that asks again and again at once does not keep the processors busy with being
 * refused: its next request on the connection comes after the pause. No thread waits meanwhile, only the connection; and no more
 * than some of them at a time.
 */
final class SlowRefusals implements AutoCloseable {

    private static final int MOST_WAITING = 2_000;
    private static final int LONGEST_BODY = 1024 * 1024;

    private final Duration pause;
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "refusals");
        thread.setDaemon(true);
        return thread;
    });

    /** With the usual length of the pause; none where it is zero. */
    SlowRefusals(Duration pause) {
        this.pause = pause;
    }

    /** Answers a request whose status and headers are set; what it sent is read first, or it might not read the answer. */
    void answer(HttpServletRequest request, HttpServletResponse response, HttpStatus status) throws IOException {
        byte[] body = Outcome.of(status).json();
        response.setContentLength(body.length);
        boolean isRead = Leftovers.read(request, LONGEST_BODY);
        if (!isRead || pause.isZero() || !request.isAsyncSupported() || !room.tryAcquire()) {
            response.getOutputStream().write(body);
            return;
        }
        AsyncContext later = request.startAsync(request, response);
        later.setTimeout(0);
        timer.schedule(() -> finish(later, body), somePause(), TimeUnit.MILLISECONDS);
    }

    /** Half of the pause to half as much again: requests that were refused together shall not come back together. */
    private long somePause() {
        long shortest = pause.toMillis() / 2;
        return shortest + ThreadLocalRandom.current().nextLong(pause.toMillis() + 1);
    }

    private void finish(AsyncContext later, byte[] body) {
        try {
            ServletResponse response = later.getResponse();
            response.getOutputStream().write(body);
            later.complete();
        } catch (IOException | IllegalStateException clientIsGone) {
            // There is nobody left to tell.
        } finally {
            room.release();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
