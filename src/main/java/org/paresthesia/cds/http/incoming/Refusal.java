package org.paresthesia.cds.http.incoming;

import org.springframework.http.HttpStatus;

/** A call that is refused before its content is looked at; the message may be sent to the client. */
public class Refusal extends RuntimeException {

    private final HttpStatus status;
    private final String code;

    /** With the status and the issue type (FHIR R4 value set issue-type) of the answer. */
    public Refusal(HttpStatus status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** The status of the answer. */
    public HttpStatus status() {
        return status;
    }

    /** The issue type of the answer. */
    public String code() {
        return code;
    }
}
