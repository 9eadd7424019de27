package org.paresthesia.cds.bench.soak;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** FHIR servers that are slow or that fail, on one port. */
final class FhirServers implements AutoCloseable {

    private static final int SLOW_MS = 5_000;

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fhir-server");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer server;

    FhirServers() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/slow", exchange -> {
            pause();
            answer(exchange, 200);
        });
        server.createContext("/failing", exchange -> answer(exchange, 500));
        server.start();
    }

    /** The base address of the slow or the failing one. */
    String address(String name) {
        return "http://localhost:" + server.getAddress().getPort() + "/" + name;
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
            byte[] bundle = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}".getBytes();
            exchange.sendResponseHeaders(status, bundle.length);
            exchange.getResponseBody().write(bundle);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(SLOW_MS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
