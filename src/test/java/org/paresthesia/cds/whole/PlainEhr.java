package org.paresthesia.cds.whole;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;

/**
 * An EHR without tokens that opens charts of people with numb feet and overrides cards, and to which anything but 200 is an error.
 *
 * @param address of the service, or of what stands before it
 * @param http how it connects
 */
public record PlainEhr(String address, HttpClient http) {

    private static final String SERVICE = "/cds-services/limb-paresthesia-patient-view";

    /** A call about a patient of this id, with all that rules need in it. */
    public static String body(String patient) throws IOException {
        return new ClassPathResource("warm-up/patient-view.json")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("{{today}}", "2026-11-20")
                .replace(
                        "00000000-0000-4000-8000-000000000000",
                        UUID.randomUUID().toString())
                .replace("warm-up", patient);
    }

    /** Sends a call of {@link #body} and gives the text of the cards. */
    public String call(String body) throws IOException, InterruptedException {
        return post(SERVICE, body);
    }

    /** Sends feedback that a card was overridden. */
    public void override(String card) throws IOException, InterruptedException {
        post(
                SERVICE + "/feedback",
                "{\"feedback\":[{\"card\":\"" + card
                        + "\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"2026-11-20T10:00:00Z\"}]}");
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
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
}
