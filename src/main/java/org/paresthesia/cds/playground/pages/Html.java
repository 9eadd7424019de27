package org.paresthesia.cds.playground.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Sends pages; what browsers may do with them is said by the gate before all pages. */
public final class Html {

    private static final MediaType TYPE = MediaType.valueOf("text/html;charset=UTF-8");

    private Html() {}

    /** A page by the name of its template; the model also gets {@code base}, the way from this page to the top. */
    public static ResponseEntity<byte[]> page(String template, HttpServletRequest request, Map<String, ?> model) {
        return send(HttpStatus.OK, Templates.page(template, withBase(request, model)));
    }

    /** A part of a page, for a page that is already there. */
    public static ResponseEntity<byte[]> fragment(
            String template, String fragment, HttpServletRequest request, Map<String, ?> model) {
        return send(HttpStatus.OK, Templates.fragment(template, fragment, withBase(request, model)));
    }

    /** Writes a page for nobody, so that its template is ready. */
    public static void rehearse(String template, Map<String, ?> model) {
        Templates.page(template, rehearsed(model));
    }

    /** The same for a part of a page. */
    public static void rehearse(String template, String fragment, Map<String, ?> model) {
        Templates.fragment(template, fragment, rehearsed(model));
    }

    private static Map<String, Object> rehearsed(Map<String, ?> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("base", "./");
        all.put("assets", Assets.VERSION);
        return all;
    }

    /** A page that says what is wrong. */
    static ResponseEntity<byte[]> problem(HttpStatus status, HttpServletRequest request, String words) {
        Map<String, Object> model = Map.of("status", status.value(), "words", words);
        return send(status, Templates.page("problem", withBase(request, model)));
    }

    private static Map<String, Object> withBase(HttpServletRequest request, Map<String, ?> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("base", base(request));
        all.put("person", request.getRemoteUser());
        all.put("assets", Assets.VERSION);
        return all;
    }

    /** Relative, so that pages work below any path, a proxy's included. */
    static String base(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        long deep = path.chars().filter(each -> each == '/').count() - 1;
        return deep <= 0 ? "./" : "../".repeat((int) deep);
    }

    private static ResponseEntity<byte[]> send(HttpStatus status, byte[] html) {
        return ResponseEntity.status(status)
                .contentType(TYPE)
                .cacheControl(CacheControl.noStore())
                .header("Vary", "HX-Request")
                .body(html);
    }
}
