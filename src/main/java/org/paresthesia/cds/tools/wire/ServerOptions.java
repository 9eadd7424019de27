package org.paresthesia.cds.tools.wire;

import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Where the service is, as options of a tool. */
public final class ServerOptions {

    @Option(
            names = "--url",
            defaultValue = "http://localhost:8080",
            description = "Base address of the running service (default: ${DEFAULT-VALUE}).")
    private String url;

    @Option(
            names = "--token-file",
            description = "A file with the bearer token that the service asks for; it is sent and never printed.")
    private Path tokenFile;

    @Option(
            names = "--timeout",
            defaultValue = "30",
            description = "How many seconds an answer may take (default: ${DEFAULT-VALUE}).")
    private int timeout;

    /** The server. */
    public CdsServer server(Wire wire) {
        return new CdsServer(url, wire);
    }

    /** The token for the service. */
    public Token token() {
        return Token.of(tokenFile);
    }

    /** How long an answer may take. */
    public Duration patience() {
        return Duration.ofSeconds(Math.max(1, timeout));
    }
}
