package org.paresthesia.cds.whole.operation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.paresthesia.cds.whole.Json;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Calls without a pause, and overrides each card, as long as a balancer sends it there; any answer but a whole 200 is broken. */
final class RoutedClient {

    static final String SERVICE = "/cds-services/limb-paresthesia-patient-view";

    private final String address;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger cards = new AtomicInteger();
    private final AtomicInteger feedback = new AtomicInteger();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();

    RoutedClient(String address) {
        this.address = address;
    }

    /** Somebody with numb feet, somebody else each time. */
    static String body() throws IOException {
        return new ClassPathResource("warm-up/patient-view.json")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("{{today}}", "2026-11-20")
                .replace(
                        "00000000-0000-4000-8000-000000000000",
                        UUID.randomUUID().toString())
                .replace("warm-up", "p" + UUID.randomUUID());
    }

    /** Works in a thread of its own until the balancer sends it nowhere. */
    Thread follow(Balancer balancer) {
        Thread thread = new Thread(() -> {
            while (balancer.isRouted() && !Thread.currentThread().isInterrupted()) {
                callAndOverride();
            }
        });
        thread.start();
        return thread;
    }

    private void callAndOverride() {
        try {
            JsonNode answer = call(body());
            for (JsonNode card : answer.path("cards")) {
                send(SERVICE + "/feedback", feedbackOn(card.path("uuid").asString()));
                feedback.incrementAndGet();
            }
        } catch (IOException | JacksonException | IllegalStateException problem) {
            broken.add(problem.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** One call with its answer counted. */
    JsonNode call(String body) throws IOException, InterruptedException {
        JsonNode answer = Json.tree(send(SERVICE, body));
        calls.incrementAndGet();
        cards.addAndGet(answer.path("cards").size());
        return answer;
    }

    private static String feedbackOn(String card) {
        return "{\"feedback\":[{\"card\":\"" + card
                + "\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"2026-11-20T10:00:00Z\"}]}";
    }

    private String send(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    /** Notes what went wrong outside of the loop. */
    void broke(Exception problem) {
        broken.add(problem.toString());
    }

    int calls() {
        return calls.get();
    }

    int cards() {
        return cards.get();
    }

    int feedback() {
        return feedback.get();
    }

    Queue<String> broken() {
        return broken;
    }
}
