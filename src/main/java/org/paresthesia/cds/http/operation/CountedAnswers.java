package org.paresthesia.cds.http.operation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Counts how calls and feedback are answered; it stands before all gates, so that what they refuse is counted too. */
final class CountedAnswers extends HttpFilter {

    private static final int FAULT = 500;
    private static final String FEEDBACK = "/feedback";

    private final transient AnswerMeters meters;

    CountedAnswers(AnswerMeters meters) {
        this.meters = meters;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!"POST".equals(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        int status = FAULT;
        meters.begun();
        try {
            chain.doFilter(request, response);
            status = response.getStatus();
        } finally {
            String path = request.getRequestURI();
            meters.ended(path.endsWith(FEEDBACK) || path.endsWith(FEEDBACK + "/"), status);
        }
    }
}
