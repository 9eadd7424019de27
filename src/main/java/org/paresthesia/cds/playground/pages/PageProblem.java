package org.paresthesia.cds.playground.pages;

import org.springframework.http.HttpStatus;

/** What a page can't be made of; the message is for the reader and holds nothing that was sent. */
public class PageProblem extends RuntimeException {

    private final HttpStatus status;

    /** With the status of the answer. */
    public PageProblem(HttpStatus status, String words) {
        super(words);
        this.status = status;
    }

    /** The status of the answer. */
    HttpStatus status() {
        return status;
    }
}
