package org.paresthesia.cds.whole.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.function.Function;
import org.paresthesia.cds.wire.CheckedAnswers;

/** A client of the service in a container: it calls, and overrides cards. */
final class Clinic {

    private static final String SERVICES = "/cds-services/limb-paresthesia-";

    private final HttpClient http;
    private final Function<String, String> token;
    private String base;

    /**
     * One with its own way to connect.
     *
     * @param token makes a token for the address that is called; empty: none is sent
     */
    Clinic(HttpClient http, Function<String, String> token) {
        this.http = http;
        this.token = token;
    }

    /** From now on it calls the service there. */
    Clinic at(String address) {
        base = address;
        return this;
    }

    /** The answer to a call of a hook. */
    HttpResponse<String> call(String hook, String body) {
        return post(SERVICES + hook, body);
    }

    /** The answer to feedback that a card was overridden just now. */
    HttpResponse<String> override(String hook, String card) {
        return post(
                SERVICES + hook + "/feedback",
                """
                {"feedback":[{"card":"%s","outcome":"overridden","outcomeTimestamp":"%s",
                  "overrideReason":{"reason":{"code":"already-known","system":"urn:reasons"},"userComment":"qzx7canary"}}]}"""
                        .formatted(card, Instant.now().toString()));
    }

    /** The answer to any request without a body. */
    HttpResponse<String> get(String path) {
        return send(path, request(path).GET().build());
    }

    private HttpResponse<String> post(String path, String body) {
        return send(
                path,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        String signed = token.apply(base + path);
        return signed.isEmpty() ? request : request.header("Authorization", "Bearer " + signed);
    }

    private HttpResponse<String> send(String path, HttpRequest request) {
        try {
            return CheckedAnswers.check(http.send(request, BodyHandlers.ofString()));
        } catch (IOException broken) {
            throw new UncheckedIOException(path, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
