package org.paresthesia.cds.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes bodies of any size: the demo patient's own prefetch, filled up with the entries of another whole chart. */
public final class Body {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TYPE = Pattern.compile("\"resourceType\":\"(\\w+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"[^\"]*\"");
    private static final Pattern FULL_URL = Pattern.compile("\"fullUrl\":\"[^\"]*\"");
    private static final Pattern SUBJECT = Pattern.compile("\"subject\":\\{\"reference\":\"[^\"]*\"");
    private static final Pattern COUNT = Pattern.compile("_count=(\\d+)");

    /** Where a server that does not look at the codes of a search would put its observations. */
    private static final Map<String, String> OBSERVATION_KEYS = Map.of(
            "laboratory", "rareResults",
            "vital-signs", "findings",
            "exam", "findings",
            "survey", "social",
            "social-history", "social");

    private final Chart chart;
    private final List<String> noise;
    private final Map<String, StringBuilder> added = new LinkedHashMap<>();
    private final Map<String, Integer> entries = new LinkedHashMap<>();
    private int round;

    private Body(Chart chart, List<String> noise) {
        this.chart = chart;
        this.noise = noise;
        chart.prefetch().keySet().forEach(key -> added.put(key, new StringBuilder()));
    }

    /** A call's body of about this many bytes, never shorter than the patient's own. */
    public static byte[] of(Chart chart, int bytes) throws IOException {
        return new Body(chart, lines()).filled(bytes);
    }

    private static List<String> lines() throws IOException {
        try (InputStream packed = Body.class.getResourceAsStream("/bench/one-chart.ndjson.gz")) {
            byte[] text = new GZIPInputStream(packed).readAllBytes();
            return new String(text, StandardCharsets.UTF_8).lines().toList();
        }
    }

    private byte[] filled(int bytes) {
        int length = text().length();
        // A step that has no common factor with the number of lines visits each once, in a mixed order.
        int step = 101;
        for (int at = 0; length < bytes; at = (at + step) % noise.size()) {
            String line = noise.get(at);
            round = at == 0 ? round + 1 : round;
            length += add(line);
        }
        return text().getBytes(StandardCharsets.UTF_8);
    }

    /** Puts an entry under its key, and tells by how much the body grew: nothing where the template's page is full. */
    private int add(String line) {
        Matcher type = TYPE.matcher(line);
        String key = type.find() ? key(type.group(1), line) : "";
        if (!added.containsKey(key) || isFull(key)) {
            return 0;
        }
        entries.merge(key, 1, Integer::sum);
        String entry = ours(line);
        added.get(key).append(entry).append(',');
        return entry.length() + 1;
    }

    private String key(String type, String line) {
        if (type.equals("Observation")) {
            return OBSERVATION_KEYS.entrySet().stream()
                    .filter(each -> line.contains("\"code\":\"" + each.getKey() + "\""))
                    .map(Map.Entry::getValue)
                    .sorted()
                    .findFirst()
                    .orElse("findings");
        }
        return chart.templates().entrySet().stream()
                .filter(each -> each.getValue().startsWith(type + "?"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private boolean isFull(String key) {
        Matcher count = COUNT.matcher(chart.templates().get(key));
        int own = chart.prefetch().get(key).path("entry").size();
        return count.find() && own + entries.getOrDefault(key, 0) >= Integer.parseInt(count.group(1)) - 1;
    }

    /** The entry as if it were of our patient, with an id of its own in every round. */
    private String ours(String line) {
        String id = UUID.nameUUIDFromBytes((round + line).getBytes(StandardCharsets.UTF_8))
                .toString();
        String moved = FULL_URL.matcher(line).replaceFirst("\"fullUrl\":\"urn:uuid:" + id + "\"");
        moved = ID.matcher(moved).replaceFirst("\"id\":\"" + id + "\"");
        return SUBJECT.matcher(moved).replaceAll("\"subject\":{\"reference\":\"Patient/" + chart.patient() + "\"");
    }

    private String text() {
        ObjectNode call = JSON.createObjectNode();
        call.put("hook", Chart.HOOK).put("hookInstance", "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");
        call.putObject("context").put("userId", "Practitioner/bench").put("patientId", chart.patient());
        ObjectNode prefetch = call.putObject("prefetch");
        chart.prefetch().forEach((key, answer) -> prefetch.set(key, filled(key, answer.deepCopy())));
        return JSON.writeValueAsString(call);
    }

    private JsonNode filled(String key, JsonNode answer) {
        StringBuilder more = added.get(key);
        if (!more.isEmpty()) {
            ObjectNode bundle = (ObjectNode) answer;
            ArrayNode all = bundle.withArray("entry");
            String list = "[" + more.substring(0, more.length() - 1) + "]";
            JSON.readTree(new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)))
                    .forEach(all::add);
            bundle.put("total", all.size());
        }
        return answer;
    }
}
