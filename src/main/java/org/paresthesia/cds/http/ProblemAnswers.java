package org.paresthesia.cds.http;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.paresthesia.cds.PrefetchIncomplete;
import org.paresthesia.cds.chart.NotR4;
import org.paresthesia.cds.chart.PatientUnavailable;
import org.paresthesia.cds.chart.WrongPatient;
import org.paresthesia.cds.feedback.StoreUnavailable;
import org.paresthesia.cds.hook.InvalidCall;
import org.paresthesia.cds.http.incoming.Refusal;
import org.paresthesia.cds.logic.NotInTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** The one place that turns problems into status codes (checklist G6). */
@RestControllerAdvice
class ProblemAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);
    private static final int FRAMES = 12;

    @ExceptionHandler({InvalidCall.class, NotR4.class, WrongPatient.class})
    ResponseEntity<byte[]> badRequest(RuntimeException problem, WebRequest request) {
        return answer(HttpStatus.BAD_REQUEST, "invalid", problem.getMessage(), request);
    }

    @ExceptionHandler({PatientUnavailable.class, PrefetchIncomplete.class})
    ResponseEntity<byte[]> preconditionFailed(RuntimeException problem, WebRequest request) {
        return answer(HttpStatus.PRECONDITION_FAILED, "incomplete", problem.getMessage(), request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(Refusal refusal, WebRequest request) {
        return answer(refusal.status(), refusal.code(), refusal.getMessage(), request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> notKept(StoreUnavailable problem, WebRequest request) {
        CallLog.notes(request).ifPresent(notes -> notes.problem(problem.getMessage()));
        HttpHeaders later = new HttpHeaders();
        later.add(HttpHeaders.RETRY_AFTER, String.valueOf(problem.retryAfter().toSeconds()));
        HttpStatus status = HttpStatus.SERVICE_UNAVAILABLE;
        return entity(status, later, Outcome.of(status, "transient", problem.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> notInTime(NotInTime problem, WebRequest request) {
        CallLog.notes(request).ifPresent(notes -> notes.problem(problem.getMessage()));
        HttpHeaders later = new HttpHeaders();
        later.add(HttpHeaders.RETRY_AFTER, "1");
        HttpStatus status = HttpStatus.SERVICE_UNAVAILABLE;
        return entity(status, later, Outcome.of(status, "timeout", problem.getMessage()));
    }

    /** The client hung up while it was answered: nobody is there to be told, and nothing is wrong here. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone, WebRequest request) {
        CallLog.notes(request).ifPresent(notes -> notes.problem("the client hung up"));
    }

    /** Problems that Spring finds (no such address, wrong method) keep its status and headers, not its text. */
    @ExceptionHandler
    ResponseEntity<byte[]> anythingElse(Exception problem, WebRequest request) {
        if (problem instanceof ErrorResponse known) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            return entity(status, known.getHeaders(), Outcome.of(status));
        }
        String reference = UUID.randomUUID().toString();
        LOG.error("unexpected problem, reference {}: {}", reference, withoutMessages(problem));
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "exception", "reference " + reference, request);
    }

    private static ResponseEntity<byte[]> answer(
            HttpStatus status, String code, String diagnostics, WebRequest request) {
        CallLog.notes(request).ifPresent(notes -> notes.problem(diagnostics));
        return entity(status, HttpHeaders.EMPTY, Outcome.of(status, code, diagnostics));
    }

    private static ResponseEntity<byte[]> entity(HttpStatus status, HttpHeaders headers, Outcome outcome) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(outcome.json());
    }

    /** Where it happened; messages of exceptions are left out because they may quote the chart. */
    private static String withoutMessages(Throwable problem) {
        return Stream.iterate(Optional.of(problem), Optional::isPresent, some -> some.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .limit(FRAMES)
                .map(ProblemAnswers::place)
                .collect(Collectors.joining(" caused by "));
    }

    private static String place(Throwable problem) {
        return Stream.of(problem.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < ", problem.getClass().getName() + " at ", ""));
    }
}
