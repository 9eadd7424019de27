package org.paresthesia.cds.whole.operation;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.PlainEhr;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Calls without a pause, and overrides each card, as long as a balancer sends it there; any answer but a whole 200 is broken. */
final class RoutedClient {

    private final PlainEhr ehr;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger cards = new AtomicInteger();
    private final AtomicInteger feedback = new AtomicInteger();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();

    RoutedClient(String address) {
        this.ehr = new PlainEhr(address, HttpClient.newHttpClient());
    }

    /** Somebody with numb feet, somebody else each time. */
    static String body() throws IOException {
        return PlainEhr.body("p" + UUID.randomUUID());
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
                ehr.override(card.path("uuid").asString());
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
        JsonNode answer = Json.tree(ehr.call(body));
        calls.incrementAndGet();
        cards.addAndGet(answer.path("cards").size());
        return answer;
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
