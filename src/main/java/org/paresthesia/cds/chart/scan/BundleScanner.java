package org.paresthesia.cds.chart.scan;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.delivery.Slice;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the entries, the total and the next link of one Bundle. */
final class BundleScanner {

    private static final Set<String> LINK = Set.of("relation", "url");

    private final JsonParser parser;
    private final byte[] body;
    private final EntryTally tally;
    private final ResourceScanner.Kinds kinds;
    private OptionalInt total = OptionalInt.empty();
    private Optional<String> next = Optional.empty();

    BundleScanner(JsonParser parser, byte[] body, EntryTally tally, ResourceScanner.Kinds kinds) {
        this.parser = parser;
        this.body = body;
        this.tally = tally;
        this.kinds = kinds;
    }

    /** Whether it reads this property of a Bundle. */
    static boolean reads(String name) {
        return name.equals("entry") || name.equals("link") || name.equals("total");
    }

    /** Reads the property whose value the parser stands on. */
    void property(String name) {
        switch (name) {
            case "entry" -> entries();
            case "link" -> links();
            default -> total();
        }
    }

    private void total() {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            total = OptionalInt.of((int) Math.min(parser.getDoubleValue(), Integer.MAX_VALUE));
        } else {
            parser.skipChildren();
        }
    }

    private void links() {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Map<String, String> link = JsonStrings.strings(parser, LINK);
            if ("next".equals(link.get("relation"))) {
                next = Optional.of(link.getOrDefault("url", ""));
            }
        }
    }

    private void entries() {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            unreadableUnlessNull();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                entry();
            } else {
                parser.skipChildren();
                tally.unreadable();
            }
        }
    }

    private void unreadableUnlessNull() {
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
            parser.skipChildren();
            tally.unreadable();
        }
    }

    private void entry() {
        int start = JsonStrings.offset(parser);
        boolean isInclude = false;
        ResourceScanner resource = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken shape = parser.nextToken();
            switch (name) {
                case "search" -> isInclude = JsonStrings.string(parser, "mode").equals("include");
                case "resource" -> resource = resource(shape);
                default -> parser.skipChildren();
            }
        }
        if (resource == null) {
            tally.unreadable();
        } else {
            add(resource, new Slice.Span(start, JsonStrings.offset(parser) + 1), isInclude);
        }
    }

    private void add(ResourceScanner resource, Slice.Span entry, boolean isInclude) {
        tally.add(resource, () -> KeptResource.inEntry(body, entry, resource), isInclude);
    }

    private ResourceScanner resource(JsonToken shape) {
        if (shape != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        return new ResourceScanner(parser, kinds).scan();
    }

    /** What the Bundle brought. */
    Delivery delivery() {
        return tally.delivery(total, next);
    }
}
