package org.paresthesia.cds.trust;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.hook.QuietTimes;
import org.paresthesia.cds.trust.limits.ClientLimits;

/**
 * What a site has set for one client, under {@code paresthesia.clients.<id>}.
 *
 * @param zone the time zone in which calendar days are counted; the machine's where none is set
 * @param fhirServers origins such as {@code https://ehr.example.org:8443}, or a host alone for any port of it
 * @param settings changed clinical numbers by {@code Library.Parameter}, as CQL literals
 * @param topicsOff topics that are not shown to this client
 * @param topicsOn topics that are shown to it although they are off by default
 * @param quiet changed quiet times after an override
 * @param token how the tokens of this client are known, or null
 * @param limits how much it may ask, or null for the usual
 * @param corsOrigins origins of web pages that may call us, or {@code *} for any (never with credentials)
 * @param services ids of the services that it may call; none named: all
 */
public record ClientSettings(
        ZoneId zone,
        List<String> fhirServers,
        Map<String, String> settings,
        Set<String> topicsOff,
        Set<String> topicsOn,
        Quiet quiet,
        TokenSettings token,
        ClientLimits limits,
        List<String> corsOrigins,
        Set<String> services) {

    /** A client for which nothing is set. */
    static final ClientSettings NOTHING =
            new ClientSettings(null, null, null, null, null, null, null, null, null, null);

    /**
     * Changed quiet times after an override (specification 3.1 b); what is left out stays as specified.
     *
     * @param info how long an override quiets a card that informs; as specified 180d
     * @param warning the same for warnings; as specified 90d
     * @param critical the same for critical cards, and only for who overrode it; as specified 24h
     * @param reasons a shorter time by the code of the override reason; as specified 30d for {@code cds-suboptimal-context}, and for
     *     {@code data-wrong} until the facts change
     * @param topics a shorter time by topic code; as specified 30d for {@code ddx-summary}
     */
    public record Quiet(
            Duration info,
            Duration warning,
            Duration critical,
            Map<String, Duration> reasons,
            Map<String, Duration> topics) {

        QuietTimes times() {
            return QuietTimes.SPECIFIED.with(info, warning, critical, reasons, topics);
        }
    }

    /** Fills in what was left out and refuses addresses that could never match. */
    public ClientSettings {
        zone = zone == null ? ZoneId.systemDefault() : zone;
        fhirServers = fhirServers == null ? List.of() : List.copyOf(fhirServers);
        settings = settings == null ? Map.of() : Map.copyOf(settings);
        topicsOff = topicsOff == null ? Set.of() : Set.copyOf(topicsOff);
        topicsOn = topicsOn == null ? Set.of() : Set.copyOf(topicsOn);
        corsOrigins = corsOrigins == null ? List.of() : List.copyOf(corsOrigins);
        services = services == null ? Set.of() : Set.copyOf(services);
        fhirServers.forEach(server -> refuseUnlessOrigin("fhir-servers", server, true));
        corsOrigins.stream()
                .filter(origin -> !"*".equals(origin))
                .forEach(origin -> refuseUnlessOrigin("cors-origins", origin, false));
    }

    /** How the tokens of this client are known; empty for one that has none and can call only where none is asked for. */
    public Optional<TokenSettings> tokens() {
        return Optional.ofNullable(token);
    }

    /** How much this client may ask. Where nobody proves who it is, everybody is one client, for whom only a set limit counts. */
    ClientLimits limitsInForce() {
        if (limits != null) {
            return limits;
        }
        return token == null ? ClientLimits.NONE : ClientLimits.USUAL;
    }

    /** Whether pages of this origin may call as this client. */
    boolean allowsPagesOf(String origin) {
        return corsOrigins.contains("*") || corsOrigins.contains(origin);
    }

    /** How long an override quiets a card of this client. */
    QuietTimes quietTimes() {
        return quiet == null ? QuietTimes.SPECIFIED : quiet.times();
    }

    private static void refuseUnlessOrigin(String property, String text, boolean hostAllowed) {
        boolean isHost = hostAllowed && text.matches("[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]");
        if (!isHost && !isOrigin(text)) {
            throw new WrongConfiguration("paresthesia.clients.*." + property + ": \"" + text
                    + "\" is not an origin; write scheme, host and port only, such as https://ehr.example.org:8443");
        }
    }

    private static boolean isOrigin(String text) {
        if (!text.matches("https?://[^/?#@\\s]+")) {
            return false;
        }
        try {
            return URI.create(text).getHost() != null;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
