package org.paresthesia.cds.bench;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a body, tokenises it as the service does, and answers no cards: what is above it is ours.
 *
 * <p>The profile keeps it out of the tests, whose component scan would find it.
 */
@RestController
@Profile(NullEndpoint.PROFILE)
class NullEndpoint {

    static final String PROFILE = "null-endpoint";

    private static final byte[] NO_CARDS = "{\"cards\":[]}".getBytes(StandardCharsets.UTF_8);
    private static final int LONGEST_STRING = 32 * 1024 * 1024;

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxStringLength(LONGEST_STRING)
                    .maxNumberLength(1_000)
                    .build())
            .build();

    /** No cards, once the last token was read. */
    @PostMapping("/cds-services/{id}")
    ResponseEntity<byte[]> call(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(request.getContentLength());
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
            while (parser.nextToken() != null) {
                // Only the tokens are wanted.
            }
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(NO_CARDS);
    }
}
