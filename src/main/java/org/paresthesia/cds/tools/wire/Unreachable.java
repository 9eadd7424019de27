package org.paresthesia.cds.tools.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** A server that gave no answer; the message names the address and the likely cause. */
public class Unreachable extends RuntimeException {

    private final transient IOException problem;

    Unreachable(URI address, IOException problem) {
        super(address + " gives no answer: " + words(problem), problem);
        this.problem = problem;
    }

    /** Whether the server was there and TLS failed, for example because its certificate is not trusted. */
    public boolean isForTls() {
        return problem instanceof SSLException;
    }

    private static String words(IOException problem) {
        if (problem instanceof HttpTimeoutException) {
            return "it took too long";
        }
        if (problem instanceof SSLException) {
            return "TLS failed (" + problem.getMessage() + ")";
        }
        if (problem instanceof ConnectException) {
            return problem.getCause() instanceof ConnectException cause
                            && cause.getCause() instanceof UnresolvedAddressException
                    ? "there is no host of this name"
                    : "the connection was refused; is it running?";
        }
        return "the connection broke off";
    }
}
