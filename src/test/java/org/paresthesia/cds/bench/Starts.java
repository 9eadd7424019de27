package org.paresthesia.cds.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One start of the service with its demo EHR, as {@code ./run} does it.
 *
 * @param readyMs from the start of the process to the open port
 * @param processorMs user and system time until then
 * @param firstCallMs the first call after that, on a new connection
 */
record Starts(long readyMs, long processorMs, double firstCallMs) {

    private static final int STARTS = 5;
    private static final int KILOBYTES = 25;

    /** Five starts, after one that only lends its data and its warm disk. */
    static List<Starts> measure() throws IOException, InterruptedException {
        byte[] request = request();
        List<Starts> starts = new ArrayList<>();
        for (int at = 0; at < STARTS; at++) {
            try (Subject service = Programs.service("", Subject.freePort())) {
                starts.add(new Starts(
                        service.untilReady().toMillis(),
                        service.processorTimeUntilReady().toMillis(),
                        firstCall(service.port(), request)));
            }
        }
        return starts;
    }

    private static byte[] request() throws IOException, InterruptedException {
        int ehrPort = Subject.freePort();
        try (Subject service = Programs.service("", ehrPort)) {
            Chart chart = Chart.of(Bench.PATIENT, service.port(), ehrPort);
            return Connection.request("POST", chart.path(), Body.of(chart, KILOBYTES * 1000));
        }
    }

    private static double firstCall(int port, byte[] request) throws IOException {
        long start = System.nanoTime();
        try (Connection connection = new Connection(port)) {
            connection.call(request);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
