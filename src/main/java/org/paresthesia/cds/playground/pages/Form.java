package org.paresthesia.cds.playground.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** What a reader sent with a form of ours; read here, because the container parses no forms. */
public final class Form {

    private static final int LONGEST = 48 * 1024 * 1024;

    private final Map<String, String> fields = new HashMap<>();

    private Form() {}

    /**
     * Reads a form that one of our own pages sent.
     *
     * @throws PageProblem with 403 where another page sent it, 413 where it is too long, 400 where it is no form
     */
    public static Form of(HttpServletRequest request) throws IOException {
        refuseOtherPages(request);
        byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            throw new PageProblem(HttpStatus.CONTENT_TOO_LARGE, "What was sent is longer than 48 MB.");
        }
        Form form = new Form();
        try {
            for (String field : new String(body, StandardCharsets.UTF_8).split("&")) {
                int equals = (field + "=").indexOf('=');
                form.fields.put(
                        decoded(field.substring(0, equals)),
                        decoded(field.substring(Math.min(equals + 1, field.length()))));
            }
        } catch (IllegalArgumentException malformed) {
            throw new PageProblem(HttpStatus.BAD_REQUEST, "What was sent is not a form.");
        }
        return form;
    }

    /** Every browser of today says where a request comes from (W3C Fetch Metadata); other programs need no page. */
    private static void refuseOtherPages(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            throw new PageProblem(HttpStatus.FORBIDDEN, "Forms are taken from pages of this service only.");
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** A field, empty where it was not sent. */
    public String get(String name) {
        return fields.getOrDefault(name, "");
    }
}
