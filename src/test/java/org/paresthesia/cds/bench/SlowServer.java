package org.paresthesia.cds.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls that lack something, while the client's FHIR server takes 5 s.
 *
 * @param situation what the calls lack
 * @param status what they are answered with
 * @param sortedMs how long each took, the shortest first
 */
record SlowServer(String situation, int status, double[] sortedMs) {

    static final String HEAD = "| sent | status | calls | p50 | p99 | longest |\n|---|---:|---:|---:|---:|---:|\n";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int CALLS = 200;
    private static final int FIRST = 20;
    private static final int SLOW_MS = 5_000;

    /** Measures a call without prefetch and one that lacks a single key, one after the other. */
    static SlowServer[] measure() throws IOException, InterruptedException {
        int ehrPort = Subject.freePort();
        try (Subject service = Programs.service("", ehrPort);
                ServerSocket slow = new ServerSocket(0, 200, InetAddress.getLoopbackAddress())) {
            inBackground(() -> accept(slow));
            Chart chart = Chart.of(Bench.PATIENT, service.port(), ehrPort);
            ObjectNode full = (ObjectNode) JSON.readTree(Body.of(chart, 0));
            full.put("fhirServer", "http://localhost:" + slow.getLocalPort() + "/fhir");
            URI address = URI.create("http://localhost:" + service.port() + chart.path());
            return new SlowServer[] {
                measured(address, "no prefetch", changed(full, call -> {
                    call.remove("prefetch");
                    return call;
                })),
                measured(address, "all but one key", changed(full, call -> {
                    call.withObject("/prefetch").remove("medicationStatements");
                    return call;
                }))
            };
        }
    }

    private static String changed(ObjectNode call, UnaryOperator<ObjectNode> change) {
        return change.apply(call.deepCopy()).toString();
    }

    private static SlowServer measured(URI address, String situation, String body)
            throws IOException, InterruptedException {
        double[] milliseconds = new double[CALLS];
        int status = 0;
        for (int at = -FIRST; at < CALLS; at++) {
            long start = System.nanoTime();
            HttpResponse<byte[]> answer = CLIENT.send(
                    HttpRequest.newBuilder(address)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                            .build(),
                    BodyHandlers.ofByteArray());
            milliseconds[Math.max(at, 0)] = (System.nanoTime() - start) / 1e6;
            status = answer.statusCode();
        }
        Arrays.sort(milliseconds);
        return new SlowServer(situation, status, milliseconds);
    }

    private static void accept(ServerSocket server) {
        try {
            while (true) {
                Socket connection = server.accept();
                inBackground(() -> keepWaiting(connection));
            }
        } catch (IOException closed) {
            // The measurement is over.
        }
    }

    private static void keepWaiting(Socket connection) {
        try (connection) {
            Thread.sleep(SLOW_MS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "slow-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** As a line of the table. */
    String markdown() {
        return String.format(
                java.util.Locale.ROOT,
                "| %s | %d | %d | %.0f ms | %.0f ms | %.0f ms |%n",
                situation,
                status,
                sortedMs.length,
                sortedMs[sortedMs.length / 2],
                sortedMs[(int) Math.ceil(sortedMs.length * 0.99) - 1],
                sortedMs[sortedMs.length - 1]);
    }
}
