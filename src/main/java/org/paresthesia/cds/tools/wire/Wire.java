package org.paresthesia.cds.tools.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Sends requests with a token; follows no redirect, since the token is meant for one server only. */
public final class Wire {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Token token;
    private final Duration patience;

    /** With the token that every request carries, and how long an answer may take. */
    public Wire(Token token, Duration patience) {
        this.token = token;
        this.patience = patience;
    }

    /** The token that is sent. */
    public Token token() {
        return token;
    }

    /** Reads an address. */
    public Reply get(URI address, Map<String, String> headers) {
        return send(request(address, headers).GET());
    }

    /** Sends JSON to an address. */
    public Reply post(URI address, String json, Map<String, String> headers) {
        return send(request(address, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** Sends a request without a body and without the token, as a browser asks before a call. */
    public Reply options(URI address, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience);
        headers.forEach(request::header);
        return send(request.method("OPTIONS", BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(URI address, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience);
        token.secret().ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        headers.forEach(request::header);
        return request;
    }

    private Reply send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new Reply(response.statusCode(), response.headers(), response.body(), took);
        } catch (IOException problem) {
            throw new Unreachable(request.uri(), problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unreachable(request.uri(), new IOException(stopped));
        }
    }
}
