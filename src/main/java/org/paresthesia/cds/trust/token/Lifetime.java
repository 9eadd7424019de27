package org.paresthesia.cds.trust.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.paresthesia.cds.trust.AuthenticationSettings;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Whether a token has all claims that CDS Hooks 2.0.1 requires and is valid now: {@code iss}, {@code aud}, {@code exp},
 * {@code iat} and {@code jti} (checklist M7, M9, M17).
 *
 * @param settings the skew and the longest lifetime
 * @param clock the machine's clock, whatever a demonstration pins
 */
record Lifetime(AuthenticationSettings settings, Clock clock) implements OAuth2TokenValidator<Jwt> {

    private static final OAuth2TokenValidatorResult REFUSED =
            OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        return hasAllClaims(token) && isNow(token) ? OAuth2TokenValidatorResult.success() : REFUSED;
    }

    private static boolean hasAllClaims(Jwt token) {
        return token.getExpiresAt() != null
                && token.hasClaim("iat")
                && token.getIssuedAt() != null
                && token.getId() != null
                && !token.getId().isBlank()
                && token.getAudience() != null
                && !token.getAudience().isEmpty();
    }

    private boolean isNow(Jwt token) {
        Instant now = clock.instant();
        Duration skew = settings.clockSkew();
        Instant issued = token.getIssuedAt();
        Instant expires = token.getExpiresAt();
        boolean hasBegun = token.getNotBefore() == null || !token.getNotBefore().isAfter(now.plus(skew));
        return hasBegun
                && expires.isAfter(now.minus(skew))
                && !issued.isAfter(now.plus(skew))
                && !expires.isBefore(issued)
                && Duration.between(issued, expires).compareTo(settings.longestLifetime()) <= 0;
    }
}
