package org.paresthesia.cds.http.incoming;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.paresthesia.cds.hook.InvalidCall;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Reads the body of a call into memory, never more of it than the limit, compressed or not. */
public class BodyReader {

    private static final int FIRST_STEP = 64 * 1024;

    /** How much more room is made than has arrived, where more is announced and where nothing is known. */
    private static final int ANNOUNCED_STEP = 4;

    private static final int UNKNOWN_STEP = 2;

    private final int limit;
    private final long nanoseconds;

    /** With the limits of the site. */
    public BodyReader(Limits limits) {
        this(limits.bytes(), limits.bodyTime());
    }

    /** With a limit in bytes. */
    public BodyReader(int limit) {
        this(limit, Limits.USUAL_TIME);
    }

    private BodyReader(int limit, Duration time) {
        this.limit = limit;
        this.nanoseconds = time.toNanos();
    }

    /**
     * The body as UTF-8 bytes without a byte order mark.
     *
     * @throws Refusal with 413 for a longer body, 408 for one that does not arrive in time, 415 for another media type, charset or compression
     * @throws InvalidCall for a body that is cut off or not compressed as it says
     */
    public byte[] read(HttpServletRequest request) throws IOException {
        refuseOtherMedia(request.getContentType());
        boolean isCompressed = isGzip(Optional.ofNullable(request.getHeader("Content-Encoding")));
        if (request.getContentLengthLong() > limit) {
            throw tooLong();
        }
        try (InputStream in = isCompressed ? new GZIPInputStream(request.getInputStream()) : request.getInputStream()) {
            return withoutMark(atMostLimit(in, isCompressed ? -1 : request.getContentLength()));
        } catch (SocketTimeoutException late) {
            throw tooSlow();
        } catch (ZipException | EOFException broken) {
            throw new InvalidCall("the body is cut off or not valid gzip");
        }
    }

    private static void refuseOtherMedia(String contentType) {
        try {
            MediaType type = MediaType.parseMediaType(contentType == null ? "" : contentType);
            boolean isUtf8 = type.getParameter("charset") == null || "UTF-8".equals(charset(type));
            if (MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type) && isUtf8) {
                return;
            }
        } catch (IllegalArgumentException unreadable) {
            // Falls through: a type that can't be read is not application/json either.
        }
        throw new Refusal(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE, "not-supported", "Content-Type must be application/json in UTF-8");
    }

    private static String charset(MediaType type) {
        return String.valueOf(type.getCharset()).toUpperCase(Locale.ROOT);
    }

    private static boolean isGzip(Optional<String> encoding) {
        String name = encoding.orElse("identity").strip().toLowerCase(Locale.ROOT);
        if (!name.equals("identity") && !name.equals("gzip") && !name.equals("x-gzip")) {
            throw new Refusal(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "not-supported", "Content-Encoding must be gzip or absent");
        }
        return !name.equals("identity");
    }

    /** Grows with what arrives, because a client may announce more than it sends. */
    private byte[] atMostLimit(InputStream in, int announced) throws IOException {
        long start = System.nanoTime();
        byte[] body = new byte[announced >= 0 ? Math.min(announced, FIRST_STEP) : FIRST_STEP];
        int length = 0;
        for (int read = 0; read >= 0; length += Math.max(read, 0)) {
            if (System.nanoTime() - start > nanoseconds) {
                throw tooSlow();
            }
            if (length == body.length) {
                int next = in.read();
                if (next < 0) {
                    break;
                }
                body = Arrays.copyOf(body, larger(length, announced));
                body[length++] = (byte) next;
            }
            read = in.read(body, length, body.length - length);
        }
        return length == body.length ? body : Arrays.copyOf(body, length);
    }

    private int larger(int length, int announced) {
        if (length >= limit) {
            throw tooLong();
        }
        boolean isMoreAnnounced = announced > length;
        long step = isMoreAnnounced ? ANNOUNCED_STEP : UNKNOWN_STEP;
        long wanted = Math.min(limit, Math.max(step * length, FIRST_STEP));
        return (int) (isMoreAnnounced ? Math.min(wanted, announced) : wanted);
    }

    private static Refusal tooSlow() {
        return new Refusal(
                HttpStatus.REQUEST_TIMEOUT, "timeout", "the body did not arrive in the time that it has here");
    }

    private Refusal tooLong() {
        return new Refusal(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-long",
                "the body is longer than " + limit + " bytes, the limit here");
    }

    /** A byte order mark is not part of JSON (RFC 8259, 8.1), but some clients send one. */
    private static byte[] withoutMark(byte[] body) {
        boolean isMarked =
                body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        return isMarked ? Arrays.copyOfRange(body, 3, body.length) : body;
    }
}
