package org.paresthesia.cds.chart.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.scan.DeliveryScanner;
import org.paresthesia.cds.trust.AllowedServers;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Sends one GET to a FHIR server and scans the answer; redirects are not followed, for they could lead anywhere. */
final class FhirHttp {

    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(429, 502, 503, 504);
    private static final Set<Integer> NOT_FOUND = Set.of(404, 410);
    private static final int OK = 200;
    private static final JsonFactory JSON = new JsonFactory();

    private final DeliveryScanner scanner;
    private final int maxBytes;
    private final OkHttpClient client;

    FhirHttp(DeliveryScanner scanner, FhirSettings settings, OkHttpClient client) {
        this.scanner = scanner;
        this.maxBytes = (int) settings.maxAnswer().toBytes();
        this.client = client;
    }

    /**
     * The answer; a query that failed, in whatever way, is {@link Delivery#failed()}, never an exception.
     *
     * @param patience how long it may take to the last byte; a server that is silent for the time of one query has failed before
     */
    Delivery get(Query query, Optional<String> bearerToken, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try (Response response = sendTwice(request(query.address(), bearerToken), deadline)) {
            return read(query, response);
        } catch (IOException | JacksonException | IllegalArgumentException | IllegalStateException e) {
            // The reason could quote the chart or the token, and the rules only need to know that it failed.
            return Delivery.failed();
        }
    }

    private static Request request(URI address, Optional<String> bearerToken) {
        Request.Builder request = new Request.Builder()
                .url(understoodAlike(address))
                .header("Accept", "application/fhir+json, application/json;q=0.9")
                .header("Accept-Encoding", "gzip");
        bearerToken.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request.build();
    }

    /** What was judged as one address must not be asked as another: programs differ in how they read odd ones. */
    private static HttpUrl understoodAlike(URI judged) {
        HttpUrl asked = HttpUrl.get(judged.toString());
        if (!AllowedServers.sameOrigin(asked.uri(), judged)) {
            throw new IllegalArgumentException("an ambiguous address");
        }
        return asked;
    }

    private Response sendTwice(Request request, long deadline) throws IOException {
        try {
            Response response = send(request, deadline);
            if (!WORTH_ANOTHER_TRY.contains(response.code())) {
                return response;
            }
            response.close();
        } catch (InterruptedIOException tooLate) {
            throw tooLate;
        } catch (IOException brokeBeforeTheAnswer) {
            // A kept connection that the server has just closed, or a refused one, is often accepted a moment later.
        }
        return send(request, deadline);
    }

    private Response send(Request request, long deadline) throws IOException {
        Call call = client.newCall(request);
        call.timeout().timeout(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        return call.execute();
    }

    private Delivery read(Query query, Response response) throws IOException {
        if (query.isRead() && NOT_FOUND.contains(response.code())) {
            return Delivery.nothing();
        }
        if (response.code() != OK) {
            return Delivery.failed();
        }
        InputStream answer = response.body().byteStream();
        boolean isGzip = "gzip".equalsIgnoreCase(response.header("Content-Encoding"));
        byte[] body = (isGzip ? new GZIPInputStream(answer) : answer).readNBytes(maxBytes + 1);
        return body.length > maxBytes ? Delivery.failed() : scan(query, body);
    }

    /** Ends what is still open. */
    void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }

    private Delivery scan(Query query, byte[] body) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() == null) {
                return Delivery.failed();
            }
            return scanner.scan(parser, body, query.search());
        }
    }
}
