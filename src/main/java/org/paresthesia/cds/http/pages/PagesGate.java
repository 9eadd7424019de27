package org.paresthesia.cds.http.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.paresthesia.cds.http.pages.PagesSettings.Access;

/**
 * Lets nobody at pages where there are none, keeps what is for the operation to its own port, and tells browsers to trust nothing but
 * what comes from here.
 */
final class PagesGate extends HttpFilter {

    /** No frame, no plug-in, no script or style within the page, nothing from elsewhere, no form to elsewhere. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Access access;
    private final int operationPort;

    /** With the port for the operation, or 0 where it shares the service's. */
    PagesGate(Access access, int operationPort) {
        this.access = access;
        this.operationPort = operationPort;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isNotHere(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (Paths.isPage(request)) {
            protect(request, response);
            if (access.isLogin() && isSentByAnotherSite(request)) {
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private boolean isNotHere(HttpServletRequest request) {
        boolean isOperation = Paths.isOperation(request);
        boolean isWrongPort = operationPort > 0 && isOperation != (request.getLocalPort() == operationPort);
        return isWrongPort || access == Access.OFF && Paths.isPage(request);
    }

    /** Whether a page from elsewhere had the browser send it (W3C Fetch Metadata): only reading may begin elsewhere. */
    private static boolean isSentByAnotherSite(HttpServletRequest request) {
        return !READING.contains(request.getMethod()) && !"same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }

    private void protect(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (access.isLogin()) {
            response.setHeader("Cache-Control", "no-store");
        }
    }
}
