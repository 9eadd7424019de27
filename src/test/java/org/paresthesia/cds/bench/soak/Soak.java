package org.paresthesia.cds.bench.soak;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.paresthesia.cds.bench.Programs;
import org.paresthesia.cds.bench.Report;
import org.paresthesia.cds.bench.Subject;
import tools.jackson.databind.json.JsonMapper;

/** The command behind {@code ./soak}: a mix of requests at a rate, whatever the answers take, and a look at the process now and then. */
public final class Soak {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String HEAP = "512m";
    private static final int LOOKS = 30;
    private static final int CLIENTS = 48;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private final Tally tally = new Tally();
    private final List<Health> looks = new CopyOnWriteArrayList<>();
    private final Subject service;
    private final Mix mix;

    private Soak(Subject service, Mix mix) {
        this.service = service;
        this.mix = mix;
    }

    /** Minutes, requests a second, and perhaps {@code --write}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int minutes = Integer.parseInt(arguments[0]);
        int rate = Integer.parseInt(arguments[1]);
        boolean isWritten = List.of(arguments).contains("--write");
        int ehr = Subject.freePort();
        int operation = Subject.freePort();
        List<String> properties = new ArrayList<>(List.of("-Dparesthesia.management.port=" + operation));
        if (System.getenv("SPRING_DATASOURCE_URL") == null) {
            properties.add(
                    "-Dspring.datasource.url=jdbc:h2:file:./target/soak/store"
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;RETENTION_TIME=3000;DB_CLOSE_ON_EXIT=FALSE");
        }
        properties.add("-Dparesthesia.store.secret-file=target/soak/secret");
        try (FhirServers servers = new FhirServers();
                Subject service = Programs.withTime("soak", HEAP, ehr, properties)) {
            Soak soak = new Soak(service, new Mix(service.port(), ehr, servers));
            soak.run(minutes, rate, operation);
            new Report(isWritten).tell("soak", "soak", soak.markdown(minutes, rate));
        }
    }

    private void run(int minutes, int rate, int operation) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long end = start + TimeUnit.MINUTES.toNanos(minutes);
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        watch.scheduleAtFixedRate(
                () -> look(start, operation), 0, TimeUnit.MINUTES.toMillis(minutes) / LOOKS, TimeUnit.MILLISECONDS);
        long requests = 0;
        for (long due = start; due < end; due = start + ++requests * TimeUnit.SECONDS.toNanos(1) / rate) {
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            long dueNow = due;
            Mix.Asked asked = mix.next();
            threads.execute(() -> ask(asked, dueNow));
        }
        threads.shutdown();
        threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        watch.shutdownNow();
        watch.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        look(start, operation);
    }

    /** In a thread of its own, so that no request is late for it. */
    private void look(long start, int operation) {
        try {
            looks.add(Health.of((System.nanoTime() - start) / 3.6e12, service.pid(), operation));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(Mix.Asked asked, long due) {
        try {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + asked.path()))
                            .header("Content-Type", asked.type())
                            .timeout(PATIENCE)
                            .POST(BodyPublishers.ofString(asked.body()))
                            .build(),
                    BodyHandlers.ofByteArray());
            tally.note(asked.kind(), due, answer.statusCode());
            if (asked.kind() == Kind.FULL) {
                mix.shown(JSON.readTree(answer.body()));
            }
        } catch (IOException broken) {
            tally.note(asked.kind(), due, 0);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String markdown(int minutes, int rate) {
        List<Health> warm = looks.subList(looks.size() / 3, looks.size());
        Health first = warm.get(0);
        Health last = looks.get(looks.size() - 1);
        return String.format(
                        Locale.ROOT,
                        "%d minutes, %d requests a second, %d requests; %d answered otherwise than expected or not at all; %.0f"
                                + " firings or audit records lost.%n%n"
                                + "| after a collection | at the start | after a third | at the end | most |%n|---|---:|---:|---:|---:|%n",
                        minutes,
                        rate,
                        tally.requests(),
                        tally.unexpected(),
                        last.lost())
                + line("heap, MB", looks.stream().map(Health::heap).toList(), first.heap())
                + line(
                        "resident memory, MB",
                        looks.stream().map(Health::resident).toList(),
                        first.resident())
                + line("threads", looks.stream().map(Health::threads).toList(), first.threads())
                + line(
                        "open files and connections",
                        looks.stream().map(Health::files).toList(),
                        first.files())
                + String.format(
                        Locale.ROOT,
                        "%nThe heap after a collection changes by %+.1f MB an hour (the line that fits best, without the first third).%s%n%n",
                        Health.slope(warm),
                        store())
                + tally.markdown();
    }

    /** How large the store has become, where it is a file. */
    private static String store() {
        File[] files = new File("target/soak").listFiles((folder, name) -> name.endsWith(".mv.db"));
        return files == null || files.length == 0
                ? ""
                : String.format(Locale.ROOT, " The store holds %.1f MB.", files[0].length() / 1024.0 / 1024);
    }

    private static String line(String name, List<Double> values, double afterAThird) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f | %.0f |%n",
                name,
                values.get(0),
                afterAThird,
                values.get(values.size() - 1),
                values.stream().mapToDouble(Double::doubleValue).max().orElse(0));
    }
}
