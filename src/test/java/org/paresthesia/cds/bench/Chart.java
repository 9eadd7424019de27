package org.paresthesia.cds.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A demo patient's prefetch, got as an EHR gets it: by the published templates from its FHIR server.
 *
 * @param path where the service is called
 * @param patient the patient's id
 * @param templates the published templates by key
 * @param prefetch the server's answers by key
 */
public record Chart(String path, String patient, Map<String, String> templates, Map<String, JsonNode> prefetch) {

    /** The hook of every measured call. */
    static final String HOOK = "patient-view";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Asks the service for its templates and the demo EHR for the data. */
    public static Chart of(String patient, int servicePort, int ehrPort) throws IOException, InterruptedException {
        String services = "/cds-services";
        JsonNode service = get(servicePort, services)
                .get("services")
                .valueStream()
                .filter(each -> each.get("hook").asString().equals(HOOK))
                .findFirst()
                .orElseThrow();
        Map<String, String> templates = new LinkedHashMap<>();
        Map<String, JsonNode> prefetch = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : service.get("prefetch").properties()) {
            String template = each.getValue().asString();
            templates.put(each.getKey(), template);
            String query = template.replace("{{context.patientId}}", patient).replace("|", "%7C");
            prefetch.put(each.getKey(), get(ehrPort, "/fhir/" + query));
        }
        return new Chart(services + "/" + service.get("id").asString(), patient, templates, prefetch);
    }

    private static JsonNode get(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        HttpResponse<byte[]> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }
}
