package org.paresthesia.cds.http.incoming;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.hook.HookDefinition;
import org.paresthesia.cds.hook.HookDefinition.Field;
import org.paresthesia.cds.hook.HookDefinition.Kind;
import org.paresthesia.cds.hook.InHand;
import org.paresthesia.cds.hook.InvalidCall;
import org.paresthesia.cds.hook.UserReference;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads {@code context}: texts as texts, FHIR inside it as JSON text for the chart room; what no hook asks for is left. */
final class ContextReader {

    private static final String SELECTIONS = "selections";

    private final byte[] body;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<String>> references = new HashMap<>();
    private final Map<String, Place> bundles = new HashMap<>();
    private final Set<String> seen = new HashSet<>();

    /** Where a Bundle stands in the body. */
    private record Place(int from, int to) {}

    private ContextReader(byte[] body) {
        this.body = body;
    }

    /** The context of a call that sent none. */
    static ContextReader absent() {
        return new ContextReader(new byte[0]);
    }

    /** Reads from the value token of {@code context} to its end; {@code null} counts as not sent. */
    static ContextReader read(JsonParser parser, byte[] body) {
        ContextReader context = new ContextReader(body);
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return context;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new InvalidCall("context must be an object");
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            context.field(name, parser);
        }
        return context;
    }

    private void field(String name, JsonParser parser) {
        if (!seen.add(name)) {
            throw new InvalidCall("a field of the context stands there twice");
        }
        switch (parser.nextToken()) {
            case VALUE_STRING -> texts.put(name, parser.getString());
            case START_OBJECT -> object(name, parser);
            case START_ARRAY -> array(name, parser);
            case VALUE_NULL -> seen.remove(name);
            default -> parser.skipChildren();
        }
    }

    private void object(String name, JsonParser parser) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        boolean isBundle = false;
        for (String part = parser.nextName(); part != null; part = parser.nextName()) {
            boolean isText = parser.nextToken() == JsonToken.VALUE_STRING;
            if (isText && part.equals("resourceType")) {
                isBundle = parser.getString().equals("Bundle");
            }
            parser.skipChildren();
        }
        if (isBundle) {
            bundles.put(name, new Place(from, (int) parser.currentLocation().getByteOffset()));
        }
    }

    private void array(String name, JsonParser parser) {
        List<String> elements = new ArrayList<>();
        boolean isOfTexts = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                elements.add(parser.getString());
            } else {
                isOfTexts = false;
                parser.skipChildren();
            }
        }
        if (isOfTexts && elements.stream().noneMatch(String::isBlank)) {
            references.put(name, elements);
        }
    }

    /** The context, if it has what the hook requires. */
    CallContext checked(HookDefinition hook) {
        if (seen.isEmpty()) {
            throw new InvalidCall("context is required");
        }
        hook.fields().forEach(field -> check(field, hook));
        return new CallContext(user(hook), id("Patient", texts.get("patientId")), encounter(), inHand(hook));
    }

    private void check(Field field, HookDefinition hook) {
        boolean isThere = seen.contains(field.name())
                && !texts.getOrDefault(field.name(), "there").isBlank();
        if (!isThere && field.isRequired()) {
            throw new InvalidCall("context." + field.name() + " is required for " + hook.name());
        }
        if (isThere && !isOf(field.kind(), field.name())) {
            throw new InvalidCall(
                    "context." + field.name() + " must be " + field.kind().words());
        }
    }

    private boolean isOf(Kind kind, String name) {
        return switch (kind) {
            case TEXT -> texts.containsKey(name);
            case REFERENCES -> references.containsKey(name);
            case BUNDLE -> bundles.containsKey(name);
        };
    }

    private UserReference user(HookDefinition hook) {
        UserReference user = UserReference.of(texts.get("userId"));
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

    private InHand inHand(HookDefinition hook) {
        if (hook.has(InHand.Problems.FIELD)) {
            return new InHand.Problems(bundle(InHand.Problems.FIELD));
        }
        if (hook.has(InHand.Orders.FIELD)) {
            Optional<List<String>> selections =
                    Optional.of(SELECTIONS).filter(hook::has).map(references::get);
            return new InHand.Orders(bundle(InHand.Orders.FIELD), selections);
        }
        return new InHand.Nothing();
    }

    private String bundle(String name) {
        Place place = bundles.get(name);
        return new String(body, place.from(), place.to() - place.from(), StandardCharsets.UTF_8);
    }

    /** Some clients send a reference where the hook asks for an id (checklist D9). */
    private static String id(String type, String text) {
        return text.startsWith(type + "/") ? text.substring(type.length() + 1) : text;
    }
}
