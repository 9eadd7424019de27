package org.paresthesia.cds.whole.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that writes whatever bytes a test likes, which no library for servers would do. */
final class RawServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Behaviour behaviour;
    private final AtomicInteger asked = new AtomicInteger();

    /** What is written after a request has been read; may go on for ever, for it ends when the other side hangs up. */
    @FunctionalInterface
    interface Behaviour {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    RawServer(Behaviour behaviour) {
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.behaviour = behaviour;
        inBackground(this::accept);
    }

    /** The base address. */
    String address() {
        return "http://localhost:" + socket.getLocalPort() + "/fhir";
    }

    /** How many requests have come. */
    int asked() {
        return asked.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                inBackground(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader request = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
            for (String line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
                // The headers are read to their end, so that the answer is not a reset.
            }
            asked.incrementAndGet();
            behaviour.answer(connection.getOutputStream());
        } catch (IOException hungUp) {
            // The other side has had enough.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
