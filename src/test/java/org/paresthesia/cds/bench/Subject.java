package org.paresthesia.cds.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that is measured: a JVM of its own with a port of its own. */
public final class Subject implements AutoCloseable {

    private static final Path OUTPUT = Path.of("target", "bench");
    private static final long LONGEST_START_S = 120;

    private final Process process;
    private final int port;
    private final Duration untilReady;
    private final Duration processorTime;

    private Subject(Process process, int port) throws IOException, InterruptedException {
        this.process = process;
        this.port = port;
        long start = System.nanoTime();
        while (!isOpen()) {
            if (!process.isAlive() || System.nanoTime() - start > TimeUnit.SECONDS.toNanos(LONGEST_START_S)) {
                process.destroyForcibly();
                throw new IOException("a process did not start; see " + OUTPUT);
            }
            Thread.sleep(5);
        }
        untilReady = Duration.ofNanos(System.nanoTime() - start);
        processorTime = process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Starts a JVM with this heap and waits until its port is open; everything it says goes to {@code target/bench}. */
    static Subject start(String name, String heap, List<String> arguments) throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        if (!heap.isEmpty()) {
            command.add("-Xmx" + heap);
        }
        command.add("-Dserver.port=" + port);
        command.addAll(arguments);
        File log = Files.createDirectories(OUTPUT).resolve(name + ".log").toFile();
        return new Subject(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log)
                        .start(),
                port);
    }

    /** A port that nobody listens on. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean isOpen() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Its number in the system, for tools that look into it. */
    public long pid() {
        return process.pid();
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** From the start of the process to its open port. */
    Duration untilReady() {
        return untilReady;
    }

    /** User and system time of all its threads until it was ready. */
    Duration processorTimeUntilReady() {
        return processorTime;
    }

    /** The most memory that it held so far, in MB as the kernel counts it; empty where the kernel does not say. */
    OptionalLong peakMegabytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException unknown) {
            return OptionalLong.empty();
        }
    }

    /** Stops it and waits for its end, so that it takes no time from the next. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
