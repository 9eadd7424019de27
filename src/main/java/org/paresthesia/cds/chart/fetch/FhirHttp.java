package org.paresthesia.cds.chart.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.scan.DeliveryScanner;
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
    private final HttpClient client;

    FhirHttp(DeliveryScanner scanner, FhirSettings settings) {
        this.scanner = scanner;
        this.maxBytes = (int) settings.maxAnswer().toBytes();
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.perQuery())
                .build();
    }

    /** The answer; a query that failed, in whatever way, is {@link Delivery#failed()}, never an exception. */
    Delivery get(Query query, Optional<String> bearerToken, Duration timeout) throws InterruptedException {
        try {
            HttpResponse<InputStream> response = sendTwice(request(query.address(), bearerToken, timeout));
            try (InputStream answer = response.body()) {
                return read(query, response, answer);
            }
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            // The reason could quote the chart or the token, and the rules only need to know that it failed.
            return Delivery.failed();
        }
    }

    private static HttpRequest request(URI address, Optional<String> bearerToken, Duration timeout) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .version("https".equalsIgnoreCase(address.getScheme()) ? Version.HTTP_2 : Version.HTTP_1_1)
                .header("Accept", "application/fhir+json, application/json;q=0.9")
                .header("Accept-Encoding", "gzip");
        bearerToken.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request.build();
    }

    private HttpResponse<InputStream> sendTwice(HttpRequest request) throws IOException, InterruptedException {
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            if (!WORTH_ANOTHER_TRY.contains(response.statusCode())) {
                return response;
            }
            response.body().close();
        } catch (IOException e) {
            if (!brokeBeforeTheAnswer(e)) {
                throw e;
            }
        }
        return client.send(request, BodyHandlers.ofInputStream());
    }

    /** A kept connection that the server has just closed, or a refused one, is often accepted a moment later. */
    private static boolean brokeBeforeTheAnswer(IOException problem) {
        return !(problem instanceof HttpTimeoutException) || problem instanceof HttpConnectTimeoutException;
    }

    private Delivery read(Query query, HttpResponse<InputStream> response, InputStream answer) throws IOException {
        if (query.isRead() && NOT_FOUND.contains(response.statusCode())) {
            return Delivery.nothing();
        }
        if (response.statusCode() != OK) {
            return Delivery.failed();
        }
        boolean isGzip = response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        byte[] body = (isGzip ? new GZIPInputStream(answer) : answer).readNBytes(maxBytes + 1);
        return body.length > maxBytes ? Delivery.failed() : scan(query, body);
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
