package org.paresthesia.cds.whole.replicas;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.io.ClassPathResource;

/** Clients that call, and give feedback, one request after the other, and never send anything twice. */
final class Callers implements AutoCloseable {

    private static final String SERVICE = "/cds-services/limb-paresthesia-patient-view";
    private static final String ANY_UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final String address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Queue<String> cards = new ConcurrentLinkedQueue<>();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private volatile boolean isOver;

    private Callers(String address) {
        this.address = address;
    }

    /** As many of them, calling there. */
    static Callers start(int number, String address) {
        Callers callers = new Callers(address);
        for (int i = 0; i < number; i++) {
            Thread thread = new Thread(callers::work, "caller-" + i);
            callers.threads.add(thread);
            thread.start();
        }
        return callers;
    }

    private void work() {
        try {
            while (!isOver) {
                String answer = normalised(post(SERVICE, body()));
                answers.computeIfAbsent(answer, any -> new AtomicInteger()).incrementAndGet();
                String card = UUID.randomUUID().toString();
                post(SERVICE + "/feedback", feedback(card));
                cards.add(card);
                count.incrementAndGet();
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (IOException | IllegalStateException lost) {
            broken.add(lost.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the instance there answers to the call that all of them make, without what differs from call to call. */
    static String answerOf(String address) throws IOException, InterruptedException {
        return normalised(new Callers(address).post(SERVICE, body()));
    }

    /** The version of the logic stays: all cards of an answer name the same. */
    private static String normalised(String body) {
        return body.replaceAll(ANY_UUID, "uuid");
    }

    private static String body() throws IOException {
        return new ClassPathResource("warm-up/patient-view.json")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("{{today}}", "2026-11-20")
                .replace(
                        "00000000-0000-4000-8000-000000000000",
                        UUID.randomUUID().toString())
                .replace("warm-up", "somebody");
    }

    private static String feedback(String card) {
        return "{\"feedback\":[{\"card\":\"" + card
                + "\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"2026-11-20T10:00:00Z\"}]}";
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    path + " was answered with " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    /** Waits until so many more rounds were answered, or something broke. */
    void awaitMore(int rounds) throws InterruptedException {
        int enough = count.get() + rounds;
        while (count.get() < enough && broken.isEmpty()) {
            Thread.sleep(PAUSE.toMillis());
        }
    }

    /** How often each answer came, without what differs from call to call. */
    Map<String, AtomicInteger> answers() {
        return answers;
    }

    /** The cards on which feedback was answered with 200. */
    Queue<String> cards() {
        return cards;
    }

    /** What was not answered, or not with 200. */
    Queue<String> broken() {
        return broken;
    }

    @Override
    public void close() throws InterruptedException {
        isOver = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
