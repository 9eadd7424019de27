package org.paresthesia.cds.chart.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.chart.delivery.ScannedCoding;
import org.paresthesia.cds.chart.delivery.Search;
import org.paresthesia.cds.knowledge.LookBack;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Walks one resource, property by property in whatever order they come, and notes what decides whether it is kept.
 *
 * <p>Most resources are not kept; what has to be known of those that are is read in a second look ({@link KeptResource}). A new
 * one is made for each resource.
 */
final class ResourceScanner implements CodingWalker.Sink {

    private static final Set<String> PERIOD = Set.of("start", "end");

    private final JsonParser parser;
    private final Kinds kinds;
    private final CodingWalker walker;
    private final OddShapes odd;
    private final List<ScannedCoding> waiting = new ArrayList<>(0);
    private Kind kind = Kind.UNKNOWN;
    private LookBack lookBack = LookBack.NONE;
    private String date = "";

    /**
     * What is known of a type before a resource of it is read.
     *
     * @param type the type; empty as long as it is not known
     * @param isHit whether it is what was asked for
     * @param isLookedInto whether resources of it have to be looked into
     * @param uncoded how far back the rules look for them whatever their codes are
     * @param choosing how the names of elements begin whose codings can choose them
     */
    record Kind(String type, boolean isHit, boolean isLookedInto, LookBack uncoded, String[] choosing) {
        private static final Kind UNKNOWN =
                new Kind("", false, true, LookBack.NONE, Relevance.ANYTHING.toArray(String[]::new));
    }

    /** The kinds of one answer, in which a type is mostly followed by the same type. */
    static final class Kinds {
        private final Search search;
        private final Relevance relevance;
        private Kind last = Kind.UNKNOWN;

        Kinds(Search search, Relevance relevance) {
            this.search = search;
            this.relevance = relevance;
        }

        private Kind of(String type) {
            if (!last.type.equals(type)) {
                last = new Kind(
                        type,
                        search.isFor(type),
                        search.looksInto(type),
                        relevance.mattersUncoded(type) ? LookBack.ENDLESS : LookBack.NONE,
                        relevance.choosing(type).toArray(String[]::new));
            }
            return last;
        }
    }

    /** A scanner of the object whose opening brace the parser stands on. */
    ResourceScanner(JsonParser parser, Kinds kinds) {
        this.parser = parser;
        this.kinds = kinds;
        this.walker = new CodingWalker(parser, false, this);
        this.odd = new OddShapes(parser);
    }

    /** Reads to the closing brace; a resource that is not looked into is skipped as soon as its type is known. */
    ResourceScanner scan() {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            property(name, parser.nextToken());
            if (!kind.isLookedInto) {
                JsonStrings.skipRestOfObject(parser);
                break;
            }
        }
        return this;
    }

    /** Reads one property whose value the parser stands on. */
    void property(String name, JsonToken shape) {
        switch (name) {
            case "resourceType" -> type(JsonStrings.string(parser));
            case "effectiveDateTime", "effectiveInstant" -> date = JsonStrings.string(parser);
            case "effectivePeriod", "period" -> period();
            case "issue" -> odd.issues();
            case "name" -> odd.names();
            case "code" -> {
                odd.code(shape);
                coded(name);
            }
            case "clinicalStatus",
                    "verificationStatus",
                    "animal",
                    "careProvider",
                    "class",
                    "taken",
                    "wasNotTaken",
                    "wasNotGiven",
                    "notGiven",
                    "notPerformed",
                    "notDone",
                    "medication" -> {
                odd.note(name, shape);
                coded(name);
            }
            default -> coded(name);
        }
    }

    /** Looks for codings where they can choose the resource, as long as another one can make a difference. */
    private void coded(String name) {
        if (!lookBack.isEndless() && canChoose(name)) {
            walker.value();
        } else {
            parser.skipChildren();
        }
    }

    private boolean canChoose(String name) {
        for (String path : kind.choosing) {
            if (name.startsWith(path)) {
                return true;
            }
        }
        return false;
    }

    private void type(String seen) {
        kind = kinds.of(seen);
        lookBack = kind.uncoded;
        List<ScannedCoding> before = List.copyOf(waiting);
        waiting.clear();
        before.forEach(coding -> coding(coding.system(), coding.code(), coding.display()));
    }

    @Override
    public void coding(String system, String code, String display) {
        if (kind == Kind.UNKNOWN) {
            waiting.add(new ScannedCoding(system, code, display));
        } else if (!lookBack.isEndless()) {
            lookBack = lookBack.and(kinds.relevance.lookBack(kind.type, system, code));
        }
    }

    private void period() {
        Map<String, String> ends = JsonStrings.strings(parser, PERIOD);
        date = ends.getOrDefault("start", ends.getOrDefault("end", ""));
    }

    /** The type; empty if there was none. */
    String type() {
        return kind.type;
    }

    /** Whether it is what was asked for. */
    boolean isHit() {
        return kind.isHit;
    }

    /** When it was, as sent; empty if it does not say. */
    String date() {
        return date;
    }

    /** How far back the rules look for it. */
    LookBack lookBack() {
        return lookBack;
    }

    /** Whether a coded element has a shape in which its codes cannot be found. */
    boolean isMalformed() {
        return odd.isMalformed();
    }

    /** Whether an OperationOutcome names an issue of severity error or fatal. */
    boolean isSevere() {
        return odd.isSevere();
    }

    /** What R4 does not have, where it was seen. */
    Optional<String> foreignElement() {
        return odd.foreignElement(kind.type);
    }
}
