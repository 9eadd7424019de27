package org.paresthesia.cds.whole.feedback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.paresthesia.cds.wire.CheckedAnswers;

/** The packaged service in a process of its own, which a test can kill. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private ServiceProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** A started service with these settings, each {@code name=value}, writing its output to a file in the directory. */
    public static ServiceProcess start(Path directory, List<String> settings) throws IOException, InterruptedException {
        return start(directory, settings, freePort());
    }

    /** The same on a port that was chosen before. */
    public static ServiceProcess start(Path directory, List<String> settings, int port)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-jar",
                jar().toString(),
                "--server.port=" + port));
        settings.forEach(setting -> command.add("--" + setting));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("service.log").toFile())
                .start();
        ServiceProcess service = new ServiceProcess(process, port);
        service.awaitHealth();
        return service;
    }

    /** What a tool of the jar said, and how it ended. */
    public record Ran(int code, String said) {}

    /** Runs a tool of the jar to its end. */
    public static Ran run(Path directory, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar().toString()));
        command.addAll(arguments);
        Path said = directory.resolve("tool.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the tool did not end");
        }
        return new Ran(process.exitValue(), Files.readString(said));
    }

    /** The packaged service. */
    public static Path jar() {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(path -> path.getFileName().toString().matches("paresthesia-cds-[0-9.]+\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("package the service before its integration tests"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A port of this machine on which nobody listens yet. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitHealth() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (process.isAlive() && Instant.now().isBefore(end)) {
            try {
                if (send(request("/health").GET().build()).statusCode() == 200) {
                    return;
                }
            } catch (UncheckedIOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("the service did not start");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        try {
            return CheckedAnswers.check(client.send(request, BodyHandlers.ofString()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The status of an answer; an {@link UncheckedIOException} where none came. */
    public int post(String path, String body) throws InterruptedException {
        return send(request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build())
                .statusCode();
    }

    /** The answer to any request below the address of the service. */
    public HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> change)
            throws InterruptedException {
        return send(change.apply(request(path)).build());
    }

    /** Its base address. */
    public String address() {
        return "http://localhost:" + port;
    }

    /** As an operator stops it, so that it writes what waits. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the service did not stop");
        }
    }

    /** As {@code kill -9}: nothing of the process gets to say goodbye. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
