package org.paresthesia.cds.trust.token;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.trust.AuthenticationSettings;
import org.paresthesia.cds.trust.CalledAddress;
import org.paresthesia.cds.trust.Callers;
import org.paresthesia.cds.trust.Clients;
import org.paresthesia.cds.trust.NotAuthenticated;
import org.paresthesia.cds.trust.NotAuthenticated.Reason;
import org.paresthesia.cds.trust.UsedTokens;
import org.paresthesia.cds.trust.WrongConfiguration;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Believes the JSON Web Token of a call (CDS Hooks 2.0.1, "Trusting CDS Clients"; checklist M). */
public final class SignedCallers implements Callers {

    private static final Pattern BEARER = Pattern.compile("(?i)Bearer +([A-Za-z0-9_.-]{1,16384}) *");
    private static final String TENANT = "tenant";

    private final Map<String, List<ClientTokens>> byIssuer = new HashMap<>();
    private final AuthenticationSettings settings;
    private final UsedTokens used;

    /** Prepares the keys of every client that has a token; nothing is fetched before the first call. */
    public SignedCallers(Clients clients, AuthenticationSettings settings, UsedTokens used, Clock clock) {
        this.settings = settings;
        this.used = used;
        clients.clients().forEach((id, client) -> client.tokens()
                .ifPresent(token -> byIssuer.computeIfAbsent(token.issuer(), issuer -> new ArrayList<>())
                        .add(new ClientTokens(clients.caller(id), token, settings, clock))));
        byIssuer.forEach(SignedCallers::refuseUnlessToldApart);
    }

    private static void refuseUnlessToldApart(String issuer, List<ClientTokens> clients) {
        List<String> tenants =
                clients.stream().flatMap(client -> client.tenants().stream()).toList();
        boolean isOneForAll =
                clients.stream().anyMatch(client -> client.tenants().isEmpty());
        if (clients.size() > 1 && (isOneForAll || new HashSet<>(tenants).size() < tenants.size())) {
            throw new WrongConfiguration(
                    "paresthesia.clients: several clients have the issuer " + issuer + "; give each its own tenants");
        }
    }

    @Override
    public Caller identify(Optional<String> authorization, CalledAddress address) {
        Matcher bearer = BEARER.matcher(authorization.orElse(""));
        if (!bearer.matches()) {
            throw new NotAuthenticated(Reason.NO_TOKEN);
        }
        String text = bearer.group(1);
        SignedJWT unverified = parsed(text);
        ClientTokens client = client(unverified);
        Jwt token = verified(text, client.decoder(unverified.getHeader()));
        if (!token.getAudience().contains(address.under(client.audienceBase()))) {
            throw new NotAuthenticated(Reason.OTHER_AUDIENCE);
        }
        String issuer = token.getClaimAsString("iss");
        if (!used.take(issuer, token.getId(), token.getExpiresAt().plus(settings.clockSkew()))) {
            throw new NotAuthenticated(Reason.REPLAYED);
        }
        return client.caller();
    }

    /** Read before it is verified, only to find out whose keys to verify it with. */
    private static SignedJWT parsed(String text) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            if (token.getHeader().getKeyID() == null || token.getJWTClaimsSet() == null) {
                throw new NotAuthenticated(Reason.MALFORMED);
            }
            return token;
        } catch (ParseException | IllegalArgumentException notAToken) {
            throw new NotAuthenticated(Reason.MALFORMED);
        }
    }

    private ClientTokens client(SignedJWT token) {
        try {
            JWTClaimsSet claims = token.getJWTClaimsSet();
            Optional<String> tenant = Optional.ofNullable(claims.getStringClaim(TENANT));
            return byIssuer.getOrDefault(String.valueOf(claims.getIssuer()), List.of()).stream()
                    .filter(client -> client.isFor(tenant))
                    .findFirst()
                    .orElseThrow(() -> new NotAuthenticated(Reason.UNKNOWN_CLIENT));
        } catch (ParseException notAToken) {
            throw new NotAuthenticated(Reason.MALFORMED);
        }
    }

    /** The library's messages may quote the token, so none of them leaves. */
    private static Jwt verified(String text, Optional<NimbusJwtDecoder> decoder) {
        try {
            return decoder.orElseThrow(() -> new NotAuthenticated(Reason.UNKNOWN_CLIENT))
                    .decode(text);
        } catch (JwtException | IllegalArgumentException | IllegalStateException notValid) {
            throw new NotAuthenticated(Reason.INVALID);
        }
    }
}
