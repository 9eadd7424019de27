package org.paresthesia.cds.chart.scan;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.delivery.Search;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the entries, the total and the next link of one Bundle. */
final class BundleScanner {

    private static final Set<String> LINK = Set.of("relation", "url");
    private static final Set<String> MODE = Set.of("mode");

    private final JsonParser parser;
    private final Search search;
    private final Relevance relevance;
    private final EntryTally tally;
    private OptionalInt total = OptionalInt.empty();
    private Optional<String> next = Optional.empty();

    BundleScanner(JsonParser parser, Search search, Relevance relevance, EntryTally tally) {
        this.parser = parser;
        this.search = search;
        this.relevance = relevance;
        this.tally = tally;
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
        String fullUrl = "";
        String mode = "";
        ResourceScanner resource = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken shape = parser.nextToken();
            switch (name) {
                case "fullUrl" -> fullUrl = JsonStrings.string(parser);
                case "search" -> mode = JsonStrings.strings(parser, MODE).getOrDefault("mode", "");
                case "resource" -> resource = resource(shape);
                default -> parser.skipChildren();
            }
        }
        if (resource == null) {
            tally.unreadable();
        } else {
            tally.add(resource, fullUrl, mode.equals("include"));
        }
    }

    private ResourceScanner resource(JsonToken shape) {
        if (shape != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return null;
        }
        return new ResourceScanner(parser, relevance).scan(search);
    }

    /** What the Bundle brought. */
    Delivery delivery() {
        return tally.delivery(total, next);
    }
}
