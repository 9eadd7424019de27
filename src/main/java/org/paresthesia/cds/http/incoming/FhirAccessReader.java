package org.paresthesia.cds.http.incoming;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.hook.FhirAccess;
import org.paresthesia.cds.hook.InvalidCall;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads {@code fhirServer} and {@code fhirAuthorization}.
 *
 * <p>An authorization with a wrong or missing field is not used and the call goes on with what was prefetched: the cards
 * matter more than the form of a token (checklist F3). One that is bound to another patient is not used either (F4).
 */
final class FhirAccessReader {

    private URI server;
    private boolean isAuthorizationSent;
    private boolean isUnusable;
    private final Map<String, String> texts = new HashMap<>();
    private final Set<String> numbers = new HashSet<>();

    /** Takes the base address of the client's FHIR server; refuses one that could name two hosts. */
    void server(String text) {
        try {
            URI address = new URI(text);
            boolean isBase = address.getHost() != null
                    && address.getScheme() != null
                    && address.getScheme().toLowerCase(Locale.ROOT).matches("https?")
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null;
            server = isBase ? address : null;
        } catch (URISyntaxException notAnAddress) {
            server = null;
        }
        if (server == null) {
            throw new InvalidCall("fhirServer must be the http or https address of a FHIR server");
        }
    }

    /** Reads from the value token of {@code fhirAuthorization} to its end; {@code null} counts as not sent. */
    void authorization(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new InvalidCall("fhirAuthorization must be an object");
        }
        isAuthorizationSent = true;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_STRING) {
                isUnusable |= texts.put(name, parser.getString()) != null;
            } else if (token == JsonToken.VALUE_NUMBER_INT) {
                numbers.add(name);
            } else {
                parser.skipChildren();
            }
        }
    }

    /** How the server can be asked for this patient; empty if it can't. */
    Optional<FhirAccess> checked(String patientId) {
        if (isAuthorizationSent && server == null) {
            throw new InvalidCall("fhirServer is required with fhirAuthorization");
        }
        if (server == null) {
            return Optional.empty();
        }
        if (!isAuthorizationSent) {
            return Optional.of(new FhirAccess(server, Optional.empty(), Optional.empty()));
        }
        isUnusable |= !isComplete() || !isFor(patientId);
        return isUnusable ? Optional.empty() : Optional.of(withToken());
    }

    /** Whether an authorization came that was not used; told to the operator. */
    boolean isUnusable() {
        return isUnusable;
    }

    private boolean isComplete() {
        return texts.getOrDefault("access_token", "").matches("[\\x21-\\x7E]+")
                && "bearer".equalsIgnoreCase(texts.get("token_type"))
                && numbers.contains("expires_in")
                && texts.containsKey("scope")
                && texts.containsKey("subject");
    }

    private boolean isFor(String patientId) {
        return boundTo().map(patientId::equals).orElse(true);
    }

    private Optional<String> boundTo() {
        return Optional.ofNullable(texts.get("patient"))
                .map(text -> text.startsWith("Patient/") ? text.substring("Patient/".length()) : text);
    }

    private FhirAccess withToken() {
        return new FhirAccess(server, Optional.of(texts.get("access_token")), boundTo());
    }
}
