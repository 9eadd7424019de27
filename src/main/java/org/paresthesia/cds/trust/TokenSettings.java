package org.paresthesia.cds.trust;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How one client's tokens are known ({@code paresthesia.clients.<id>.token}).
 *
 * @param issuer the {@code iss} of its tokens; several clients of one issuer are told apart by their tenants
 * @param jwkSetFile a file with its public keys as a JWK Set, read again when a key is not known
 * @param jwkSetUrl the address of that set, instead of a file
 * @param jkus addresses that a token's own {@code jku} may name; no other one is ever fetched, and none where there is a file
 * @param tenants tenants that may call as this client; empty: any, or none
 * @param audienceBase the base address under which the client knows us, where a proxy changes it
 */
public record TokenSettings(
        String issuer, Path jwkSetFile, URI jwkSetUrl, Set<URI> jkus, Set<String> tenants, String audienceBase) {

    /** Refuses a client whose tokens could never be verified. */
    public TokenSettings {
        jkus = jkus == null ? Set.of() : Set.copyOf(jkus);
        tenants = tenants == null ? Set.of() : Set.copyOf(tenants);
        audienceBase = audienceBase == null ? "" : audienceBase.replaceAll("/+$", "");
        if (issuer == null || issuer.isBlank()) {
            throw new WrongConfiguration("paresthesia.clients.*.token.issuer is missing; write the token's iss");
        }
        if (jwkSetFile == null && jwkSetUrl == null && jkus.isEmpty()) {
            throw new WrongConfiguration(
                    "paresthesia.clients.*.token of " + issuer + " has no keys; set jwk-set-file, jwk-set-url or jkus");
        }
        if (jwkSetFile != null && jwkSetUrl != null) {
            throw new WrongConfiguration(
                    "paresthesia.clients.*.token of " + issuer + " has both jwk-set-file and jwk-set-url; leave one");
        }
    }

    /** Where the keys are of a token that names no address; empty where each must. */
    public Optional<URI> ownKeys() {
        return jwkSetFile == null
                ? Optional.ofNullable(jwkSetUrl)
                : Optional.of(jwkSetFile.toAbsolutePath().toUri());
    }

    /** Every address that keys are fetched from. */
    public List<URI> fetched() {
        return Stream.concat(Stream.ofNullable(jwkSetUrl), jkus.stream()).toList();
    }
}
