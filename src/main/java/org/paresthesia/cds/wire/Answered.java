package org.paresthesia.cds.wire;

/**
 * An answer as it was sent.
 *
 * @param method the HTTP method of the request
 * @param path the path of the request below the base address of the service, without its query
 * @param status the HTTP status
 * @param contentType the {@code Content-Type}; empty where none was sent
 * @param body the body; empty where none was sent
 */
public record Answered(String method, String path, int status, String contentType, byte[] body) {

    /** Says nothing of the body. */
    @Override
    public String toString() {
        return "Answered[" + method + ", " + status + "]";
    }
}
