package org.paresthesia.cds.http.operation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;

/**
 * Tells clients of a service that is about to stop to let go of their connections: one that is kept would be closed in the moment in
 * which its next request is under way.
 */
final class LastAnswers extends HttpFilter {

    private final transient Leaving leaving;

    LastAnswers(Leaving leaving) {
        this.leaving = leaving;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (leaving.isLeaving()) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        chain.doFilter(request, response);
    }
}
