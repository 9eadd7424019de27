package org.paresthesia.cds.bench.soak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.paresthesia.cds.bench.Body;
import org.paresthesia.cds.bench.Chart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Requests as they come over a day: many small ones, a few large ones, charts that lack something, mistakes, feedback. */
final class Mix {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SERVICE = "/cds-services/limb-paresthesia-";
    private static final List<String> PATIENTS = List.of("v01", "v13", "v18");
    private static final List<String> OTHERS =
            List.of("encounter-start", "order-select", "order-sign", "problem-list-item-create");
    private static final int MANY = 20_000;
    private static final int CARDS_KEPT = 500;

    private final Random dice = new Random(7);
    private final Map<Kind, Integer> sizes =
            Map.of(Kind.LARGE, 250_000, Kind.VERY_LARGE, 1_000_000, Kind.HUGE, 5_000_000);
    private final Map<String, String> full = new HashMap<>();
    private final Map<Kind, String> large = new HashMap<>();
    private final Map<String, String> others = new HashMap<>();
    private final BlockingQueue<String> cards = new ArrayBlockingQueue<>(CARDS_KEPT);
    private final FhirServers servers;
    private final String demoEhr;

    /** A request: where it goes, what it holds. */
    record Asked(Kind kind, String path, String type, String body) {}

    Mix(int servicePort, int ehrPort, FhirServers servers) throws IOException, InterruptedException {
        this.servers = servers;
        this.demoEhr = "http://localhost:" + ehrPort + "/fhir";
        for (String patient : PATIENTS) {
            full.put(patient, text(Body.of(Chart.of(patient, servicePort, ehrPort), 0)));
        }
        Chart first = Chart.of(PATIENTS.get(0), servicePort, ehrPort);
        for (Map.Entry<Kind, Integer> size : sizes.entrySet()) {
            large.put(size.getKey(), text(Body.of(first, size.getValue())));
        }
        for (String hook : OTHERS) {
            others.put(hook, madeUp(hook));
        }
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The call of another hook that the service warms up with. */
    private static String madeUp(String hook) throws IOException {
        ObjectNode call = resource("patient-view");
        call.put("hook", hook);
        call.withObject("/context").setAll(resource(hook));
        return call.toString();
    }

    private static ObjectNode resource(String name) throws IOException {
        try (InputStream in = Mix.class.getResourceAsStream("/warm-up/" + name + ".json")) {
            String text = text(in.readAllBytes());
            return (ObjectNode)
                    JSON.readTree(text.replace("{{today}}", LocalDate.now().toString()));
        }
    }

    /** The next request; one thread asks. */
    Asked next() {
        Kind kind = Kind.of(dice.nextInt(1000));
        String patient = PATIENTS.get(dice.nextInt(PATIENTS.size()));
        return switch (kind) {
            case FULL -> view(kind, somebody(patient, full.get(patient)));
            case LARGE, VERY_LARGE, HUGE -> view(kind, somebody(PATIENTS.get(0), large.get(kind)));
            case OTHER_HOOKS -> other(OTHERS.get(dice.nextInt(OTHERS.size())));
            case FETCHED -> view(kind, with(full.get(patient), demoEhr, "prefetch"));
            case SLOW_ALL -> view(kind, with(full.get(patient), servers.address("slow"), "prefetch"));
            case SLOW_KEY -> view(kind, with(full.get(patient), servers.address("slow"), "procedures"));
            case FAILING_KEY -> view(kind, with(full.get(patient), servers.address("failing"), "procedures"));
            case WRONG -> wrong(dice.nextInt(3));
            case FEEDBACK -> feedback();
        };
    }

    private Asked view(Kind kind, String body) {
        return new Asked(kind, SERVICE + "patient-view", "application/json", instance(body));
    }

    private Asked other(String hook) {
        String body = others.get(hook).replace("warm-up", "w" + dice.nextInt(MANY));
        return new Asked(Kind.OTHER_HOOKS, SERVICE + hook, "application/json", instance(body));
    }

    private static String instance(String body) {
        return body.replaceFirst("\"hookInstance\":\"[^\"]*\"", "\"hookInstance\":\"" + UUID.randomUUID() + "\"");
    }

    /** The same chart as if it were of one of many patients, whose overrides are their own. */
    private String somebody(String patient, String body) {
        String other = patient + "-" + dice.nextInt(MANY);
        return body.replace("\"" + patient + "\"", "\"" + other + "\"")
                .replace("Patient/" + patient + "\"", "Patient/" + other + "\"");
    }

    /** With a FHIR server and without a key, or without any prefetch. */
    private static String with(String body, String server, String without) {
        ObjectNode call = (ObjectNode) JSON.readTree(body);
        call.remove(without);
        if (call.get("prefetch") instanceof ObjectNode prefetch) {
            prefetch.remove(without);
        }
        return call.put("fhirServer", server).toString();
    }

    private Asked wrong(int which) {
        return switch (which) {
            case 0 -> new Asked(
                    Kind.WRONG, SERVICE + "patient-view", "application/json", "{\"hook\":\"patient-view\",");
            case 1 -> new Asked(Kind.WRONG, SERVICE + "nothing", "application/json", "{}");
            default -> new Asked(Kind.WRONG, SERVICE + "patient-view", "text/plain", "hello");
        };
    }

    /** On a card that was shown a while ago; before there is one, on one that nobody knows. */
    private Asked feedback() {
        String card =
                cards.size() > CARDS_KEPT / 2 ? cards.poll() : UUID.randomUUID().toString();
        String body = "{\"feedback\":[{\"card\":\"" + card + "\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\""
                + Instant.now() + "\"}]}";
        return new Asked(Kind.FEEDBACK, SERVICE + "patient-view/feedback", "application/json", body);
    }

    /** Remembers cards to give feedback on. */
    void shown(JsonNode answer) {
        answer.path("cards").forEach(card -> cards.offer(card.path("uuid").asString()));
    }
}
