package org.paresthesia.cds.http.description;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;

/** A text that stays the same while the service runs: clients may keep it for a while and ask whether it has changed. */
public final class Published {

    /** How long a client may go without asking whether anything changed. */
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final MediaType type;
    private final byte[] text;
    private final String etag;

    /**
     * Names the text by a digest.
     *
     * @param edition what the digest covers besides the text, so that a client sees a change behind the same text; may be empty
     */
    public Published(MediaType type, byte[] text, String edition) {
        this.type = type;
        this.text = text.clone();
        byte[] both = (edition + "\n" + new String(text, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        this.etag = '"' + DigestUtils.md5DigestAsHex(both) + '"';
    }

    /** The text, or 304 without it where the client has this very one ({@code If-None-Match}; RFC 9110, 13.1.2). */
    public ResponseEntity<byte[]> answer(HttpServletRequest request) {
        return hasAny(request)
                ? with(HttpStatus.NOT_MODIFIED, request).build()
                : with(HttpStatus.OK, request).contentType(type).body(text);
    }

    private ResponseEntity.BodyBuilder with(HttpStatus status, HttpServletRequest request) {
        return ResponseEntity.status(status).cacheControl(keeping(request)).eTag(etag);
    }

    /** What came for a token must not be kept for others, who may have none. */
    private static CacheControl keeping(HttpServletRequest request) {
        CacheControl keeping = CacheControl.maxAge(FIVE_MINUTES).mustRevalidate();
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null ? keeping.cachePublic() : keeping.cachePrivate();
    }

    /** A star stands for any text that the client has; tags that are named are compared by Spring. */
    private static boolean hasAny(HttpServletRequest request) {
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return known != null && known.strip().equals("*");
    }
}
