package org.paresthesia.cds.trust;

import java.net.URI;
import java.util.Locale;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.trust.outbound.ReachableAddresses;

/**
 * Decides which FHIR servers may be asked on behalf of a client, so that a call can't make us talk to just any address.
 *
 * <p>The address comes from the body of a call, so it is never followed because it was sent: its origin must stand in
 * the client's configuration (checklist F7). Nothing is resolved here; whoever connects must refuse redirects, and every
 * address that is not {@link #reachable()}.
 */
public class AllowedServers {

    private final boolean httpsOnly;
    private final ReachableAddresses reachable;

    /** With {@code httpsOnly} no server is asked over plain HTTP (checklist D5). */
    public AllowedServers(boolean httpsOnly, ReachableAddresses reachable) {
        this.httpsOnly = httpsOnly;
        this.reachable = reachable;
    }

    /** The addresses that the name of an allowed server may lead to. */
    public ReachableAddresses reachable() {
        return reachable;
    }

    /** Whether this server may be asked for this client. */
    public boolean allows(Caller caller, URI server) {
        return isPlain(server)
                && (!httpsOnly || "https".equalsIgnoreCase(server.getScheme()))
                && caller.allowedFhirServers().stream().anyMatch(allowed -> covers(allowed, server));
    }

    /** Whether both have the same scheme, host and port; a default port counts as written. */
    public static boolean sameOrigin(URI one, URI other) {
        return isPlain(one) && isPlain(other) && origin(one).equals(origin(other));
    }

    private static boolean covers(String allowed, URI server) {
        if (allowed.contains("://")) {
            return sameOrigin(URI.create(allowed), server);
        }
        return allowed.equalsIgnoreCase(server.getHost());
    }

    /** An http or https address with a host and without user information, which could hide the true host. */
    private static boolean isPlain(URI address) {
        return address.getScheme() != null
                && address.getHost() != null
                && address.getUserInfo() == null
                && address.getScheme().toLowerCase(Locale.ROOT).matches("https?");
    }

    private static String origin(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int port = address.getPort() >= 0 ? address.getPort() : "https".equals(scheme) ? 443 : 80;
        return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
