package org.paresthesia.cds.trust;

import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How callers prove who they are ({@code paresthesia.authentication}; CDS Hooks 2.0.1, "Trusting CDS Clients").
 *
 * @param required whether they must; off, everyone is the client {@code default}
 * @param algorithms signatures that are taken, of RFC 7518's asymmetric ones only
 * @param clockSkew how far a client's clock may differ
 * @param longestLifetime the longest time from {@code iat} to {@code exp}
 * @param anyType whether a token without {@code typ}, or with another one than {@code JWT}, is taken
 * @param keysKept how long fetched keys are used before they are fetched again
 * @param keysPause the shortest time between two fetches because of a key that is not known
 */
@ConfigurationProperties("paresthesia.authentication")
public record AuthenticationSettings(
        @DefaultValue("false") boolean required,
        @DefaultValue({"ES384", "RS384"}) Set<String> algorithms,
        @DefaultValue("60s") Duration clockSkew,
        @DefaultValue("1h") Duration longestLifetime,
        @DefaultValue("false") boolean anyType,
        @DefaultValue("15m") Duration keysKept,
        @DefaultValue("30s") Duration keysPause) {

    private static final Set<String> ASYMMETRIC =
            Set.of("ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512");
    private static final Duration DAY = Duration.ofDays(1);

    /** Refuses {@code none}, symmetric and unknown algorithms, and times that let nothing or everything through. */
    public AuthenticationSettings {
        algorithms = Set.copyOf(algorithms);
        if (algorithms.isEmpty() || !ASYMMETRIC.containsAll(algorithms)) {
            throw new WrongConfiguration("paresthesia.authentication.algorithms: " + new TreeSet<>(algorithms)
                    + " must be some of " + new TreeSet<>(ASYMMETRIC));
        }
        if (clockSkew.isNegative() || clockSkew.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new WrongConfiguration("paresthesia.authentication.clock-skew must be between 0 and 5 minutes");
        }
        if (longestLifetime.isNegative() || longestLifetime.isZero() || longestLifetime.compareTo(DAY) > 0) {
            throw new WrongConfiguration(
                    "paresthesia.authentication.longest-lifetime must be positive and at most a day");
        }
    }

    /** The algorithms as the library knows them. */
    public List<JWSAlgorithm> signatures() {
        return algorithms.stream().sorted().map(JWSAlgorithm::parse).toList();
    }
}
