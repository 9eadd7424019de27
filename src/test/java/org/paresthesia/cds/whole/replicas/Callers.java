package org.paresthesia.cds.whole.replicas;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.paresthesia.cds.whole.PlainEhr;

/** Clients that call, and give feedback, one request after the other, and never send anything twice. */
final class Callers implements AutoCloseable {

    private static final String ANY_UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final PlainEhr ehr;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Queue<String> cards = new ConcurrentLinkedQueue<>();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private volatile boolean isOver;

    private Callers(String address) {
        this.ehr = ehr(address);
    }

    private static PlainEhr ehr(String address) {
        return new PlainEhr(
                address,
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
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
                String answer = normalised(ehr.call(body()));
                answers.computeIfAbsent(answer, any -> new AtomicInteger()).incrementAndGet();
                String card = UUID.randomUUID().toString();
                ehr.override(card);
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
        return normalised(ehr(address).call(body()));
    }

    /** The version of the logic stays: all cards of an answer name the same. */
    private static String normalised(String body) {
        return body.replaceAll(ANY_UUID, "uuid");
    }

    private static String body() throws IOException {
        return PlainEhr.body("somebody");
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
