package org.paresthesia.cds.http.incoming;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.chart.Prefetch;
import org.paresthesia.cds.chart.PrefetchReader;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.hook.HookDefinition;
import org.paresthesia.cds.hook.InvalidCall;
import org.paresthesia.cds.knowledge.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads a call in one pass over the body, in whatever order its fields stand, and checks it against the hook. */
public class CallReader {

    private static final int LONGEST_NUMBER = 1_000;

    private final JsonFactory json;
    private final PrefetchReader prefetches;

    /** The fields as they come by, before anything can be checked against anything else. */
    private static final class Envelope {
        private String hook;
        private String hookInstance;
        private final FhirAccessReader access = new FhirAccessReader();
        private ContextReader context = ContextReader.absent();
        private final Set<String> seen = new HashSet<>();
        private final Service service;
        private Prefetch prefetch;

        private Envelope(Service service) {
            this.service = service;
            this.prefetch = Prefetch.none(service.prefetch());
        }
    }

    /** With the limits of the site and the reader of what was prefetched. */
    public CallReader(Limits limits, PrefetchReader prefetches) {
        this.prefetches = prefetches;
        this.json = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxStringLength(limits.textLength())
                        .maxNumberLength(LONGEST_NUMBER)
                        .build())
                .build();
    }

    /**
     * Reads a call of this service.
     *
     * @throws InvalidCall if it is not JSON or does not keep to CDS Hooks; the message holds no value that was sent
     */
    public Received read(byte[] body, Service service, Caller caller) {
        refuseOtherEncodings(body);
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
            Envelope envelope = envelope(parser, body, service);
            if (parser.nextToken() != null) {
                throw new InvalidCall("there is something after the JSON object");
            }
            return checked(envelope, caller);
        } catch (JacksonException malformed) {
            throw new InvalidCall("the body is not JSON that can be read" + place(malformed));
        }
    }

    /** Positions are counted in bytes of UTF-8, the only encoding of JSON between systems (RFC 8259, 8.1). */
    private static void refuseOtherEncodings(byte[] body) {
        boolean isOther =
                body.length >= 2 && (body[0] == 0 || body[1] == 0 || body[0] == (byte) 0xFE || body[0] == (byte) 0xFF);
        if (isOther) {
            throw new InvalidCall("the body is not UTF-8");
        }
    }

    private Envelope envelope(JsonParser parser, byte[] body, Service service) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new InvalidCall("the body must be a JSON object");
        }
        Envelope envelope = new Envelope(service);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (!envelope.seen.add(name)) {
                throw new InvalidCall("a field of the call stands there twice");
            }
            parser.nextToken();
            field(envelope, name, parser, body);
        }
        return envelope;
    }

    /** Reads one field; those that CDS Hooks doesn't define, and extensions of any shape, are passed over. */
    private void field(Envelope envelope, String name, JsonParser parser, byte[] body) {
        switch (name) {
            case "hook" -> envelope.hook = text(name, parser);
            case "hookInstance" -> envelope.hookInstance = text(name, parser);
            case "fhirServer" -> envelope.access.server(text(name, parser));
            case "fhirAuthorization" -> envelope.access.authorization(parser);
            case "context" -> envelope.context = ContextReader.read(parser, body);
            case "prefetch" -> envelope.prefetch = prefetches.read(envelope.service.prefetch(), parser, body);
            default -> parser.skipChildren();
        }
    }

    private static String text(String name, JsonParser parser) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new InvalidCall(name + " must be a string");
        }
        return parser.getString();
    }

    private static Received checked(Envelope envelope, Caller caller) {
        Service service = envelope.service;
        if (envelope.hook == null || envelope.hook.isBlank()) {
            throw new InvalidCall("hook is required");
        }
        if (!envelope.hook.equals(service.hook())) {
            throw new InvalidCall("hook must be " + service.hook() + " for this service");
        }
        if (envelope.hookInstance == null || envelope.hookInstance.isBlank()) {
            throw new InvalidCall("hookInstance is required");
        }
        CallContext context =
                envelope.context.checked(HookDefinition.of(service.hook()).orElseThrow());
        var access = envelope.access.checked(context.patientId());
        HookCall call = new HookCall(service.id(), envelope.hook, envelope.hookInstance, caller, context, access);
        return new Received(call, envelope.prefetch, envelope.access.isUnusable());
    }

    /** Line and column only: the parser's own message quotes what it read. */
    private static String place(JacksonException malformed) {
        return Optional.ofNullable(malformed.getLocation())
                .filter(at -> at != TokenStreamLocation.NA)
                .map(at -> " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")")
                .orElse("");
    }
}
