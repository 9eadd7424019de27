package org.paresthesia.cds.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a client's flood does to another client, which calls fifty times a second on one connection; both sign every request.
 *
 * @param situation what the other client does
 * @param calm the calls of the calm client
 * @param answered calls of the other that were answered
 * @param refused calls of the other that were refused
 */
record Flood(String situation, Measured calm, long answered, long refused) {

    static final String HEAD =
            "| other client | its calls answered | refused | p50 | p99 | longest |\n|---|---:|---:|---:|---:|---:|\n";

    private static final int SECONDS = 15;
    private static final int WARM_UP_SECONDS = 20;
    private static final int A_SECOND = 50;
    private static final int CONNECTIONS = 32;

    /** More than one connection gets through in the time of the measurement. */
    private static final int REQUESTS_EACH = 150;

    private static final int KILOBYTES = 25;
    private static final int OK = 200;

    /** Measures the calm client alone and beside a client that calls on many connections without a pause. */
    static Flood[] measure() throws IOException, InterruptedException {
        Chart chart;
        byte[] body;
        int ehrPort = Subject.freePort();
        try (Subject open = Programs.service("512m", ehrPort)) {
            chart = Chart.of(Bench.PATIENT, open.port(), ehrPort);
            body = Body.of(chart, KILOBYTES * 1000);
        }
        SigningClient calm = SigningClient.named("calm");
        SigningClient flood = SigningClient.named("flood");
        Path folder = Files.createDirectories(Path.of("target", "bench", "clients"));
        List<String> settings = new ArrayList<>(List.of("-Dparesthesia.authentication.required=true"));
        settings.addAll(calm.settings(folder));
        settings.addAll(flood.settings(folder));
        try (Subject service = Programs.service("service", "512m", ehrPort, settings)) {
            calls(service.port(), calm, chart.path(), body, WARM_UP_SECONDS);
            Measured alone = calls(service.port(), calm, chart.path(), body, SECONDS);
            AtomicLong answered = new AtomicLong();
            AtomicLong refused = new AtomicLong();
            Thread[] many = new Thread[CONNECTIONS];
            for (int at = 0; at < CONNECTIONS; at++) {
                List<byte[]> requests = signed(flood, chart.path(), body);
                many[at] = new Thread(() -> pour(service.port(), requests, answered, refused));
                many[at].setDaemon(true);
            }
            Arrays.stream(many).forEach(Thread::start);
            TimeUnit.SECONDS.sleep(5);
            answered.set(0);
            refused.set(0);
            Measured beside = calls(service.port(), calm, chart.path(), body, SECONDS);
            if (!Arrays.stream(many).allMatch(Thread::isAlive)) {
                throw new IOException("the flood was over before the measurement");
            }
            return new Flood[] {
                new Flood("is quiet", alone, 0, 0),
                new Flood(
                        "calls without a pause on " + CONNECTIONS + " connections",
                        beside,
                        answered.get(),
                        refused.get())
            };
        }
    }

    /** Fifty calls a second, each signed before its time is taken; one that is not answered ends the measurement. */
    private static Measured calls(int port, SigningClient client, String path, byte[] body, int seconds)
            throws IOException, InterruptedException {
        long[] latencies = new long[seconds * A_SECOND];
        long begin = System.nanoTime();
        try (Connection connection = new Connection(port)) {
            for (int at = 0; at < latencies.length; at++) {
                byte[] request = client.request(path, body);
                long due = begin + at * (TimeUnit.SECONDS.toNanos(1) / A_SECOND);
                TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                long start = System.nanoTime();
                connection.call(request);
                latencies[at] = System.nanoTime() - start;
            }
        }
        return new Measured(latencies, System.nanoTime() - begin);
    }

    /** Signed beforehand: signing costs as much as checking, and a flood comes from other machines. */
    private static List<byte[]> signed(SigningClient client, String path, byte[] body) throws IOException {
        List<byte[]> requests = new ArrayList<>();
        for (int at = 0; at < REQUESTS_EACH; at++) {
            requests.add(client.request(path, body));
        }
        return requests;
    }

    private static void pour(int port, List<byte[]> requests, AtomicLong answered, AtomicLong refused) {
        try (Connection connection = new Connection(port)) {
            for (byte[] request : requests) {
                (connection.exchange(request).status() == OK ? answered : refused).incrementAndGet();
            }
        } catch (IOException over) {
            // The measurement is over.
        }
    }

    /** As a line of the table. */
    String markdown() {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %.1f ms | %.1f ms | %.1f ms |%n",
                situation,
                answered,
                refused,
                calm.quantile(0.5),
                calm.quantile(0.99),
                calm.quantile(1));
    }
}
