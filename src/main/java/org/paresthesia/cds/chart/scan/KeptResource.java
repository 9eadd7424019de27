package org.paresthesia.cds.chart.scan;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.paresthesia.cds.chart.delivery.Age;
import org.paresthesia.cds.chart.delivery.Identity;
import org.paresthesia.cds.chart.delivery.MedicineNote;
import org.paresthesia.cds.chart.delivery.ScannedResource;
import org.paresthesia.cds.chart.delivery.Slice;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads of one resource that is kept what has to be known of it before it is parsed. */
final class KeptResource {

    /** The first look has read the same bytes, within the limits that hold for a call. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final Set<String> META = Set.of("versionId", "lastUpdated");

    private final JsonParser parser;
    private final byte[] body;
    private final int base;
    private final Optional<ProductScan> product;
    private final boolean isMedicine;
    private String id = "";
    private String subject = "";
    private String point = "";
    private String issued = "";
    private int times;
    private Map<String, String> meta = Map.of();
    private Slice.Span place = Slice.Span.NONE;

    private KeptResource(JsonParser parser, byte[] body, int base, String type) {
        this.parser = parser;
        this.body = body;
        this.base = base;
        this.isMedicine = type.startsWith("Medication");
        // Of an encounter it is asked whether it goes on.
        this.product = isMedicine || type.equals("Encounter") ? Optional.of(new ProductScan(parser)) : Optional.empty();
    }

    /** The resource of an entry of a Bundle, which stands at this place. */
    static ScannedResource inEntry(byte[] body, Slice.Span entry, ResourceScanner seen) {
        String fullUrl = "";
        KeptResource resource = null;
        try (JsonParser parser = parser(body, entry)) {
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken shape = parser.nextToken();
                if (name.equals("resource") && shape == JsonToken.START_OBJECT) {
                    resource = new KeptResource(parser, body, entry.start(), seen.type()).read();
                } else if (name.equals("fullUrl")) {
                    fullUrl = JsonStrings.string(parser);
                } else {
                    parser.skipChildren();
                }
            }
        }
        return Objects.requireNonNull(resource).resource(fullUrl, seen);
    }

    /** The resource that stands at this place by itself. */
    static ScannedResource alone(byte[] body, Slice.Span place, ResourceScanner seen) {
        try (JsonParser parser = parser(body, place)) {
            return new KeptResource(parser, body, place.start(), seen.type())
                    .read()
                    .resource("", seen);
        }
    }

    private static JsonParser parser(byte[] body, Slice.Span place) {
        JsonParser parser =
                JSON.createParser(ObjectReadContext.empty(), body, place.start(), place.end() - place.start());
        parser.nextToken();
        return parser;
    }

    private KeptResource read() {
        int start = offset();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            property(name, parser.nextToken());
        }
        place = new Slice.Span(start, offset() + 1);
        return this;
    }

    private int offset() {
        return base + JsonStrings.offset(parser);
    }

    private void property(String name, JsonToken shape) {
        switch (name) {
            case "id" -> id = JsonStrings.string(parser);
            case "meta" -> meta = JsonStrings.strings(parser, META);
            case "subject", "patient", "beneficiary" -> subject();
            case "effectiveDateTime", "effectiveInstant" -> time(JsonStrings.string(parser));
            case "effectivePeriod", "effectiveTiming", "_effectiveDateTime", "_effectiveInstant" -> otherTime();
            case "issued" -> issued = JsonStrings.string(parser);
            case "status" -> {
                String status = JsonStrings.string(parser);
                product.ifPresent(each -> each.status(status));
            }
            default -> {
                if (isMedicine) {
                    product.get().property(name, shape);
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    private void subject() {
        String reference = JsonStrings.string(parser, "reference");
        subject = subject.isEmpty() ? reference : subject;
    }

    private void otherTime() {
        parser.skipChildren();
        time("");
    }

    private void time(String moment) {
        point = times == 0 ? moment : "";
        times++;
    }

    private ScannedResource resource(String fullUrl, ResourceScanner seen) {
        Identity identity = new Identity(
                seen.type(), id, fullUrl, meta.getOrDefault("versionId", ""), meta.getOrDefault("lastUpdated", ""));
        // Rules take the date of issue where no other is stated.
        Age age = new Age(times == 0 ? issued : point, seen.lookBack());
        Slice slice = new Slice(body, place.start(), place.end());
        return new ScannedResource(
                identity, subject, age, product.map(ProductScan::note).orElse(MedicineNote.NONE), slice);
    }
}
