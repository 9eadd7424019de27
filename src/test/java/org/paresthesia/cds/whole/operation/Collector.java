package org.paresthesia.cds.whole.operation;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * An OpenTelemetry collector that keeps what it is sent. Texts stand in the messages as they are (Protocol Buffers), so that it can be looked for them.
 */
final class Collector implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Queue<String> messages = new ConcurrentLinkedQueue<>();
    private final Queue<String> authorizations = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> {
            try (exchange) {
                messages.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
                authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Collector")));
                exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1/traces";
    }

    /** All that it was sent, one character a byte, once it holds this text. */
    String textWith(String text) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!all().contains(text) && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }
        return all();
    }

    private String all() {
        return String.join("\n", messages);
    }

    /** The header that it asks for, as it came with each message. */
    Queue<String> authorizations() {
        return authorizations;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
