package org.paresthesia.cds.whole.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paresthesia.cds.whole.Json;
import tools.jackson.databind.JsonNode;

/**
 * Asks a FHIR server as the public sandbox does: under an old name of the media type, by GET or by a form.
 *
 * @param server the base address
 */
record SearchingClient(String server) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** The answer to a query, not URL-encoded, in the address. */
    JsonNode get(String query) {
        String[] parts = query.split("\\?", 2);
        return send(request(parts[0] + (parts.length == 1 ? "" : "?" + encoded(parts[1])))
                .GET());
    }

    /** The answer to the same query as a form. */
    JsonNode postSearch(String query) {
        String[] parts = query.split("\\?", 2);
        return send(request(parts[0] + "/_search")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(parts[1]))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + "/" + path)).header("Accept", "application/json+fhir");
    }

    private static String encoded(String parameters) {
        return Stream.of(parameters.split("&"))
                .map(each -> each.split("=", 2))
                .map(each -> each[0] + "=" + URLEncoder.encode(each[1], UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return Json.tree(response.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
