package org.paresthesia.cds.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A number of connections that call without a pause.
 *
 * @param port where
 * @param request what is sent, head and body
 * @param connections how many at once
 */
record Load(int port, byte[] request, int connections) {

    /** Calls for this long, at least once on each connection; a call that fails ends the measurement. */
    Measured run(long milliseconds) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime();
            long end = start + milliseconds * 1_000_000;
            List<CompletableFuture<long[]>> running = new ArrayList<>();
            for (int at = 0; at < connections; at++) {
                running.add(CompletableFuture.supplyAsync(() -> callUntil(end), threads));
            }
            long[] latencies = running.stream()
                    .map(CompletableFuture::join)
                    .flatMapToLong(Arrays::stream)
                    .toArray();
            return new Measured(latencies, System.nanoTime() - start);
        } catch (CompletionException failed) {
            throw new IOException("a call failed: " + failed.getCause().getMessage(), failed);
        } finally {
            threads.shutdownNow();
        }
    }

    private long[] callUntil(long end) {
        List<Long> latencies = new ArrayList<>();
        try (Connection connection = new Connection(port)) {
            long now = System.nanoTime();
            do {
                long start = now;
                connection.call(request);
                now = System.nanoTime();
                latencies.add(now - start);
            } while (now < end);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return latencies.stream().mapToLong(Long::longValue).toArray();
    }
}
