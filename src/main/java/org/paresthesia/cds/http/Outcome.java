package org.paresthesia.cds.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is answered instead of cards: a FHIR R4 OperationOutcome with one issue (checklist G5).
 *
 * @param resourceType always {@code OperationOutcome}
 * @param issue the one issue
 */
public record Outcome(String resourceType, List<Issue> issue) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** An issue: severity and code of FHIR's value sets, a text for anybody, a diagnosis for the integrator. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Issue(String severity, String code, Details details, String diagnostics) {}

    /** The text of an issue. */
    public record Details(String text) {}

    /** Copies the list. */
    public Outcome {
        Objects.requireNonNull(resourceType);
        issue = List.copyOf(issue);
    }

    /** With an issue type (FHIR R4 value set issue-type) and a diagnosis; neither may hold anything of a patient. */
    public static Outcome of(HttpStatus status, String code, String diagnostics) {
        return new Outcome(
                "OperationOutcome", List.of(new Issue("error", code, new Details(text(status)), diagnostics)));
    }

    /** For a status of which nothing else is known. */
    public static Outcome of(HttpStatus status) {
        return of(status, code(status), "");
    }

    /** As JSON in UTF-8. */
    public byte[] json() {
        return JSON.writeValueAsBytes(this);
    }

    private static String text(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "The request can't be used as it is.";
            case UNAUTHORIZED -> "The caller is not known here.";
            case FORBIDDEN -> "The caller may not do this.";
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "This address does not take this method.";
            case PRECONDITION_FAILED -> "The data that is needed for an answer could not be had.";
            case REQUEST_TIMEOUT -> "The request did not arrive in time.";
            case CONTENT_TOO_LARGE -> "The request is too long.";
            case UNSUPPORTED_MEDIA_TYPE -> "The request is not of a type that is taken here.";
            case TOO_MANY_REQUESTS -> "This client has asked too often; please come again later.";
            default -> status.is4xxClientError()
                    ? "The request was refused: " + status.getReasonPhrase() + "."
                    : "The service could not answer; nothing can be concluded about the patient.";
        };
    }

    private static String code(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "login";
            case FORBIDDEN -> "forbidden";
            case NOT_FOUND -> "not-found";
            case METHOD_NOT_ALLOWED, UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE -> "not-supported";
            case REQUEST_TIMEOUT -> "timeout";
            case CONTENT_TOO_LARGE, URI_TOO_LONG, REQUEST_HEADER_FIELDS_TOO_LARGE -> "too-long";
            case SERVICE_UNAVAILABLE, TOO_MANY_REQUESTS -> "throttled";
            default -> status.is4xxClientError() ? "invalid" : "exception";
        };
    }
}
