package org.paresthesia.cds.whole.operation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a service again and again whether it is ready, as a load balancer does; what is not 200 is not ready. */
final class Balancer implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest question;
    private final Thread thread = new Thread(this::ask, "balancer");
    private volatile boolean isRouted = true;
    private volatile int lastStatus = 200;

    Balancer(String address) {
        question = HttpRequest.newBuilder(URI.create(address + "/health/ready"))
                .timeout(PATIENCE)
                .build();
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether calls are sent there. */
    boolean isRouted() {
        return isRouted;
    }

    /** What it was answered when it stopped sending calls. */
    int lastStatus() {
        return lastStatus;
    }

    private void ask() {
        try {
            while (isRouted) {
                lastStatus = status();
                isRouted = lastStatus == 200;
                Thread.sleep(INTERVAL.toMillis());
            }
        } catch (InterruptedException closed) {
            isRouted = false;
        }
    }

    private int status() throws InterruptedException {
        try {
            return client.send(question, BodyHandlers.discarding()).statusCode();
        } catch (IOException refused) {
            return 0;
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
