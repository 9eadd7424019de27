package org.paresthesia.cds.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The command behind {@code ./bench}. */
public final class Bench {

    /** The patient with most cards among the demo patients. */
    static final String PATIENT = "v01";

    private static final String HEAP = "512m";
    private static final int SLICES = 5;

    private final Options options;
    private final Subject service;
    private final Subject nullEndpoint;
    private final Chart chart;

    private Bench(Options options, Subject service, Subject nullEndpoint, Chart chart) {
        this.options = options;
        this.service = service;
        this.nullEndpoint = nullEndpoint;
        this.chart = chart;
    }

    /** Measures and prints Markdown. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.of(arguments);
        Report report = new Report(options.isWritten());
        if (options.isStart()) {
            report.starts(Starts.measure());
            return;
        }
        if (options.isTrust()) {
            report.trust(Trust.measure());
            return;
        }
        if (options.isSlowServer()) {
            report.slowServer(SlowServer.measure());
            return;
        }
        if (options.isFlood()) {
            report.flood(Flood.measure());
            return;
        }
        int ehrPort = Subject.freePort();
        try (Subject service = Programs.service(HEAP, ehrPort);
                Subject nullEndpoint = Programs.nullEndpoint(HEAP)) {
            Chart chart = Chart.of(PATIENT, service.port(), ehrPort);
            report.calls(new Bench(options, service, nullEndpoint, chart).rows());
        }
    }

    private List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        byte[] first = request(options.sizes().get(0));
        for (int slice = 0; slice < SLICES; slice++) {
            long milliseconds = options.warmUpSeconds() * 1000L / SLICES;
            new Load(service.port(), first, 2).run(milliseconds);
            new Load(nullEndpoint.port(), first, 2).run(milliseconds / 2);
        }
        for (int kilobytes : options.sizes()) {
            byte[] request = request(kilobytes);
            new Load(service.port(), request, 2).run(options.seconds() * 2_000L);
            new Load(nullEndpoint.port(), request, 2).run(options.seconds() * 1_000L);
            for (int connections : options.connections()) {
                rows.add(row(kilobytes, request, connections));
            }
        }
        return rows;
    }

    /** A call that is answered with cards; one without would measure something else. */
    private byte[] request(int kilobytes) throws IOException {
        byte[] request = Connection.request("POST", chart.path(), Body.of(chart, kilobytes * 1000));
        try (Connection connection = new Connection(service.port())) {
            String answer = new String(connection.call(request), StandardCharsets.UTF_8);
            if (!answer.contains("\"summary\"")) {
                throw new IOException("there are no cards for the patient of the benchmark");
            }
        }
        return request;
    }

    /** The two take turns, so that whatever else the machine does meets both. */
    private Row row(int kilobytes, byte[] request, int connections) throws IOException {
        Measured ours = Measured.NOTHING;
        Measured least = Measured.NOTHING;
        for (int slice = 0; slice < SLICES; slice++) {
            long milliseconds = options.seconds() * 1000L / SLICES;
            least = least.and(new Load(nullEndpoint.port(), request, connections).run(milliseconds));
            ours = ours.and(new Load(service.port(), request, connections).run(milliseconds));
        }
        return new Row(kilobytes, connections, least, ours, service.peakMegabytes(), nullEndpoint.peakMegabytes());
    }
}
