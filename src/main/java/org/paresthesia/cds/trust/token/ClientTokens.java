package org.paresthesia.cds.trust.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.trust.AuthenticationSettings;
import org.paresthesia.cds.trust.TokenSettings;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** One client and the keys that its tokens may be signed with: its own set, and those at the addresses it may name. */
final class ClientTokens {

    private static final KeyFetcher FETCHER = new KeyFetcher();

    private final Caller caller;
    private final TokenSettings token;
    private final Optional<NimbusJwtDecoder> own;
    private final Map<URI, NimbusJwtDecoder> named = new HashMap<>();

    ClientTokens(Caller caller, TokenSettings token, AuthenticationSettings settings, Clock clock) {
        this.caller = caller;
        this.token = token;
        this.own = token.ownKeys().map(address -> decoder(address, settings, clock));
        token.jkus().forEach(address -> named.put(address, keysOf(address, settings, clock)));
    }

    /** A file of the site stands for every address that a token may name: then nothing is fetched. */
    private NimbusJwtDecoder keysOf(URI address, AuthenticationSettings settings, Clock clock) {
        return token.jwkSetFile() == null ? decoder(address, settings, clock) : own.orElseThrow();
    }

    private static NimbusJwtDecoder decoder(URI address, AuthenticationSettings settings, Clock clock) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                settings.anyType() ? (type, context) -> {} : new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(new HashSet<>(settings.signatures()), keys(address, settings)));
        // What the claims must say is for the validator.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new Lifetime(settings, clock));
        return decoder;
    }

    private static JWKSource<SecurityContext> keys(URI address, AuthenticationSettings settings) {
        try {
            return JWKSourceBuilder.create(address.toURL(), FETCHER)
                    .cache(settings.keysKept().toMillis(), Duration.ofSeconds(5).toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(settings.keysPause().toMillis())
                    .build();
        } catch (MalformedURLException | IllegalArgumentException notAnAddress) {
            throw new WrongConfiguration("paresthesia.clients.*.token: " + address + " is not an address of a JWK Set");
        }
    }

    /** Who calls, once the token is verified. */
    Caller caller() {
        return caller;
    }

    /** The base address under which the client knows us; empty where it is the one that was called. */
    String audienceBase() {
        return token.audienceBase();
    }

    /** The tenants whose tokens are this client's; empty for any. */
    Set<String> tenants() {
        return token.tenants();
    }

    /** Whether tokens of this tenant, or of none, are this client's. */
    boolean isFor(Optional<String> tenant) {
        return token.tenants().isEmpty()
                || tenant.filter(token.tenants()::contains).isPresent();
    }

    /** What verifies a token with this header; empty if it names an address that this client may not name. */
    Optional<NimbusJwtDecoder> decoder(JWSHeader header) {
        return header.getJWKURL() == null ? own : Optional.ofNullable(named.get(header.getJWKURL()));
    }
}
