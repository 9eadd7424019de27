package org.paresthesia.cds.playground.pages;

import jakarta.servlet.http.HttpServletRequest;
import org.paresthesia.cds.feedback.StoreUnavailable;
import org.paresthesia.cds.playground.PagesOn;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says on a page what is wrong with it; calls of services have their own answers. */
@RestControllerAdvice("org.paresthesia.cds.playground")
@Order(Ordered.HIGHEST_PRECEDENCE)
@PagesOn
class PageProblems {

    @ExceptionHandler
    ResponseEntity<byte[]> known(PageProblem problem, HttpServletRequest request) {
        return Html.problem(problem.status(), request, problem.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> away(StoreUnavailable problem, HttpServletRequest request) {
        return Html.problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                request,
                "The store of firings and feedback is off or can't be reached at present.");
    }
}
