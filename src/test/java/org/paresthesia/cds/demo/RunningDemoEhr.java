package org.paresthesia.cds.demo;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;

/** A demo EHR on a free port with D pinned, and the few ways in which tests talk to it. */
final class RunningDemoEhr implements AutoCloseable {

    static final Instant D = Instant.parse("2026-11-20T10:00:00Z");

    private final DemoEhr ehr = new DemoEhr(0, InetAddress.getLoopbackAddress(), Clock.fixed(D, ZoneOffset.UTC));
    private final HttpClient http = HttpClient.newHttpClient();

    RunningDemoEhr() {
        ehr.start();
    }

    String address() {
        return ehr.address().toString();
    }

    HttpResponse<String> get(String pathAndQuery, String... headers) {
        return send(request(pathAndQuery, headers).GET().build());
    }

    HttpResponse<String> postForm(String path, String form) {
        return send(request(path, "Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(request(path, headers)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    Bundle search(String pathAndQuery) {
        return bundle(get(pathAndQuery));
    }

    static Bundle bundle(HttpResponse<String> response) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, response.body());
    }

    static List<String> idsOf(Bundle found) {
        return found.getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }

    @Override
    public void close() {
        ehr.destroy();
    }

    private HttpRequest.Builder request(String pathAndQuery, String... headers) {
        URI address = URI.create(pathAndQuery.startsWith("http") ? pathAndQuery : address() + pathAndQuery);
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
