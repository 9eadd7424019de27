package org.paresthesia.cds.http.incoming;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.hook.HookDefinition;
import org.paresthesia.cds.hook.InvalidCall;
import org.paresthesia.cds.hook.UserReference;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads {@code context}: texts as texts, FHIR inside it as JSON text for the chart room. */
final class ContextReader {

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> resources = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    private ContextReader() {}

    /** The context of a call that sent none. */
    static ContextReader absent() {
        return new ContextReader();
    }

    /** Reads from the value token of {@code context} to its end; {@code null} counts as not sent. */
    static ContextReader read(JsonParser parser, byte[] body) {
        ContextReader context = new ContextReader();
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return context;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new InvalidCall("context must be an object");
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            context.field(name, parser, body);
        }
        return context;
    }

    private void field(String name, JsonParser parser, byte[] body) {
        if (!seen.add(name)) {
            throw new InvalidCall("a field of the context stands there twice");
        }
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            texts.put(name, parser.getString());
        } else if (token == JsonToken.START_OBJECT) {
            resources.put(name, slice(parser, body));
        } else if (token == JsonToken.VALUE_NULL) {
            seen.remove(name);
        } else {
            parser.skipChildren();
        }
    }

    private static String slice(JsonParser parser, byte[] body) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int to = (int) parser.currentLocation().getByteOffset();
        return new String(body, from, to - from, StandardCharsets.UTF_8);
    }

    /** The context, if it has what the hook requires. */
    CallContext checked(HookDefinition hook) {
        if (seen.isEmpty()) {
            throw new InvalidCall("context is required");
        }
        for (String name : hook.required()) {
            if (!seen.contains(name) || texts.getOrDefault(name, "present").isBlank()) {
                throw new InvalidCall("context." + name + " is required for " + hook.name());
            }
        }
        return new CallContext(user(hook), id("Patient", required("patientId")), encounter(), resources);
    }

    private UserReference user(HookDefinition hook) {
        UserReference user = UserReference.of(required("userId"));
        if (!hook.userTypes().contains(user.type())) {
            throw new InvalidCall("context.userId is of a type that " + hook.name() + " does not allow");
        }
        return user;
    }

    private Optional<String> encounter() {
        return Optional.ofNullable(texts.get("encounterId"))
                .filter(text -> !text.isBlank())
                .map(text -> id("Encounter", text));
    }

    private String required(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new InvalidCall("context." + name + " must be a string");
        }
        return text;
    }

    /** Some clients send a reference where the hook asks for an id (checklist D9). */
    private static String id(String type, String text) {
        return text.startsWith(type + "/") ? text.substring(type.length() + 1) : text;
    }
}
