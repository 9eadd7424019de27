package org.paresthesia.cds.trust.token;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Reads a JWK Set from a file or by one GET: no redirect is followed, and no answer is read to its end that is too long. */
final class KeyFetcher implements ResourceRetriever {

    private static final int LONGEST = 256 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        URI address = URI.create(url.toString());
        try (InputStream stream = open(address)) {
            byte[] text = stream.readNBytes(LONGEST + 1);
            if (text.length > LONGEST) {
                throw new IOException("the JWK Set is too long");
            }
            return new Resource(new String(text, StandardCharsets.UTF_8), "application/json");
        }
    }

    private InputStream open(URI address) throws IOException {
        if ("file".equals(address.getScheme())) {
            return Files.newInputStream(Path.of(address));
        }
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", "application/jwk-set+json, application/json")
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != OK) {
                response.body().close();
                throw new IOException("the JWK Set was refused with " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }
}
