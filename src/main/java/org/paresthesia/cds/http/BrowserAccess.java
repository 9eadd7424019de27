package org.paresthesia.cds.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.paresthesia.cds.trust.register.ClientRegister;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/**
 * Tells browsers which pages may call us (checklist N1 to N3).
 *
 * <p>The headers are set before anything else runs, so that an error can be read by the page too. A page that is not
 * allowed gets no header, and its call is answered all the same: the browser is the one that keeps the answer from it.
 */
class BrowserAccess extends HttpFilter {

    private static final String TEN_MINUTES = "600";

    private final transient ClientRegister register;

    BrowserAccess(ClientRegister register) {
        this.register = register;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean isAllowed = origin != null && register.clients().allowsPagesOf(origin);
        if (isAllowed) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, HttpHeaders.ETAG);
        }
        if (isPreflight(request)) {
            answerPreflight(response, isAllowed);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return HttpMethod.OPTIONS.matches(request.getMethod())
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
    }

    private static void answerPreflight(HttpServletResponse response, boolean isAllowed) {
        if (isAllowed) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "authorization, content-type");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, TEN_MINUTES);
        }
        response.setStatus(HttpStatus.NO_CONTENT.value());
    }
}
