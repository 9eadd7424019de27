package org.paresthesia.cds.chart.scan;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.chart.delivery.Age;
import org.paresthesia.cds.chart.delivery.Identity;
import org.paresthesia.cds.chart.delivery.ScannedResource;
import org.paresthesia.cds.chart.delivery.Search;
import org.paresthesia.cds.chart.delivery.Slice;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Walks one resource, property by property in whatever order they come, and notes what decides whether it is parsed.
 *
 * <p>A new one is made for each resource.
 */
final class ResourceScanner {

    private static final Set<String> META = Set.of("versionId", "lastUpdated");
    private static final Set<String> REFERENCE = Set.of("reference");
    private static final Set<String> PERIOD = Set.of("start", "end");

    /** Coded elements by which no rule chooses resources; they make up most of a chart's codings. */
    private static final Set<String> CHOOSES_NOTHING = Set.of(
            "category",
            "clinicalStatus",
            "verificationStatus",
            "interpretation",
            "valueQuantity",
            "referenceRange",
            "identifier",
            "encounter",
            "performer",
            "participant",
            "extension",
            "series");

    private final JsonParser parser;
    private final MatchScan match;
    private final CodingWalker walker;
    private final ProductScan product;
    private final OddShapes odd;
    private final int start;
    private int end;
    private String type;
    private String id = "";
    private String subject = "";
    private String date = "";
    private String point = "";
    private String issued = "";
    private int times;
    private Map<String, String> meta = Map.of();
    private Slice.Span narrative = Slice.Span.NONE;

    /** A scanner of the object whose opening brace the parser stands on. */
    ResourceScanner(JsonParser parser, Relevance relevance) {
        this.parser = parser;
        this.match = new MatchScan(relevance);
        this.walker = new CodingWalker(parser, false, match);
        this.product = new ProductScan(parser, match);
        this.odd = new OddShapes(parser);
        this.start = JsonStrings.offset(parser);
    }

    /** Reads to the closing brace; a resource that is not looked into is skipped as soon as its type is known. */
    ResourceScanner scan(Search search) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            property(name, parser.nextToken());
            if (!search.looksInto(type)) {
                JsonStrings.skipRestOfObject(parser);
                break;
            }
        }
        return closed();
    }

    /** Notes that the parser stands on the closing brace. */
    ResourceScanner closed() {
        end = JsonStrings.offset(parser) + 1;
        return this;
    }

    /** Reads one property whose value the parser stands on. */
    void property(String name, JsonToken shape) {
        odd.note(name, shape);
        switch (name) {
            case "resourceType" -> type(JsonStrings.string(parser));
            case "id" -> id = JsonStrings.string(parser);
            case "meta" -> meta = JsonStrings.strings(parser, META);
            case "text" -> narrative(shape);
            case "subject", "patient", "beneficiary" -> subject();
            case "effectiveDateTime", "effectiveInstant" -> moment();
            case "effectivePeriod", "period" -> period();
            case "effectiveTiming", "_effectiveDateTime", "_effectiveInstant" -> otherTime();
            case "issued" -> issued = JsonStrings.string(parser);
            case "issue" -> odd.issues();
            case "name" -> odd.names();
            default -> clinical(name, shape);
        }
    }

    private void clinical(String name, JsonToken shape) {
        boolean isDecided = match.isDecided() && !mayBeMedicine();
        if (isDecided || CHOOSES_NOTHING.contains(name)) {
            parser.skipChildren();
            return;
        }
        switch (name) {
            case "medicationReference" -> product.reference();
            case "medicationCodeableConcept", "code", "ingredient" -> codes();
            case "contained" -> product.contained(match);
            case "status" -> product.status(JsonStrings.string(parser));
            case "doNotPerform" -> product.forbidden(shape == JsonToken.VALUE_TRUE);
            default -> walker.value();
        }
    }

    private void codes() {
        if (mayBeMedicine()) {
            product.concept();
        } else {
            walker.value();
        }
    }

    private boolean mayBeMedicine() {
        return type == null || type.startsWith("Medication");
    }

    private void type(String seen) {
        type = seen;
        match.type(seen);
    }

    private void narrative(JsonToken shape) {
        int from = JsonStrings.offset(parser);
        parser.skipChildren();
        if (shape == JsonToken.START_OBJECT) {
            narrative = new Slice.Span(from, JsonStrings.offset(parser) + 1);
        }
    }

    private void subject() {
        String reference = JsonStrings.strings(parser, REFERENCE).getOrDefault("reference", "");
        subject = subject.isEmpty() ? reference : subject;
    }

    private void moment() {
        date = JsonStrings.string(parser);
        point = times++ == 0 ? date : "";
    }

    private void period() {
        Map<String, String> ends = JsonStrings.strings(parser, PERIOD);
        date = ends.getOrDefault("start", ends.getOrDefault("end", ""));
        point = "";
        times++;
    }

    private void otherTime() {
        parser.skipChildren();
        point = "";
        times++;
    }

    /** The type; empty if there was none. */
    String type() {
        return type == null ? "" : type;
    }

    /** The logical id; empty if there was none. */
    String id() {
        return id;
    }

    /** When it was, as sent; empty if it does not say. */
    String date() {
        return date;
    }

    /** Whether its codes can matter to a rule. */
    boolean isMatched() {
        return match.lookBack().isLookedFor();
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
        return odd.foreignElement(type());
    }

    /** What was noted of the closed resource, of which {@code fullUrl} is the address in its Bundle. */
    ScannedResource resource(byte[] body, String fullUrl) {
        Identity identity = new Identity(
                type(), id, fullUrl, meta.getOrDefault("versionId", ""), meta.getOrDefault("lastUpdated", ""));
        Slice slice = new Slice(body, start, end, narrative);
        // Rules take the date of issue where no other is stated.
        Age age = new Age(times == 0 ? issued : point, match.lookBack());
        return new ScannedResource(identity, subject, age, product.note(), slice);
    }
}
