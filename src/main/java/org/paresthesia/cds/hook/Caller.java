package org.paresthesia.cds.hook;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The client that calls, with what a site has set for it.
 *
 * @param clientId its name in the configuration; {@code default} where no other is known
 * @param zone the time zone in which calendar days are counted for it
 * @param allowedFhirServers origins (scheme, host, port) that may be asked for it, or a host alone for any port of it
 * @param settings changed clinical numbers by {@code Library.Parameter}, as CQL literals
 * @param topicsOff topics that are not shown to it
 * @param quiet how long an override quiets a card
 * @param terms which services it may call, and whether cards are sent at all
 */
public record Caller(
        String clientId,
        ZoneId zone,
        List<String> allowedFhirServers,
        Map<String, String> settings,
        Set<String> topicsOff,
        QuietTimes quiet,
        Terms terms) {

    /**
     * On which terms a client is answered.
     *
     * @param services ids of the services that it may call; empty: all
     * @param areCardsStopped whether nobody gets cards at the moment, because the site has stopped them
     */
    public record Terms(Set<String> services, boolean areCardsStopped) {

        /** Every service, and cards. */
        public static final Terms USUAL = new Terms(Set.of(), false);

        /** Copies the ids. */
        public Terms {
            services = Set.copyOf(services);
        }

        /** Whether the service of this id may be called. */
        public boolean include(String service) {
            return services.isEmpty() || services.contains(service);
        }
    }

    /** Signs that a name in the configuration does not have. */
    private static final String WARM_UP = "(warm-up)";

    /** Who calls while the service warms up, about a made-up patient: nothing of such calls is remembered or counted. */
    public static Caller warmUp(List<String> allowedFhirServers) {
        return new Caller(WARM_UP, ZoneOffset.UTC, allowedFhirServers, Map.of(), Set.of());
    }

    /** Whether nobody really calls. */
    public boolean isWarmUp() {
        return clientId.equals(WARM_UP);
    }

    /** A client on the usual terms. */
    public Caller(
            String clientId,
            ZoneId zone,
            List<String> allowedFhirServers,
            Map<String, String> settings,
            Set<String> topicsOff,
            QuietTimes quiet) {
        this(clientId, zone, allowedFhirServers, settings, topicsOff, quiet, Terms.USUAL);
    }

    /** A client on the usual terms, with the specification's quiet times. */
    public Caller(
            String clientId,
            ZoneId zone,
            List<String> allowedFhirServers,
            Map<String, String> settings,
            Set<String> topicsOff) {
        this(clientId, zone, allowedFhirServers, settings, topicsOff, QuietTimes.SPECIFIED);
    }

    /** Copies the lists. */
    public Caller {
        allowedFhirServers = List.copyOf(allowedFhirServers);
        settings = Map.copyOf(settings);
        topicsOff = Set.copyOf(topicsOff);
        Objects.requireNonNull(quiet);
        Objects.requireNonNull(terms);
    }
}
