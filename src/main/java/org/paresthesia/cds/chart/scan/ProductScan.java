package org.paresthesia.cds.chart.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.paresthesia.cds.chart.delivery.MedicineNote;
import org.paresthesia.cds.chart.delivery.ScannedCoding;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Gathers what a resource says of a medicine's product while it is being scanned. */
final class ProductScan {

    private static final Set<String> REFERENCE_PARTS = Set.of("reference", "display");

    private final JsonParser parser;
    private final CodingWalker walker;
    private final List<ScannedCoding> codings = new ArrayList<>(0);
    private final Map<String, List<ScannedCoding>> contained = new HashMap<>(0);
    private String text = "";
    private String reference = "";
    private String status = "";
    private boolean isForbidden;

    ProductScan(JsonParser parser) {
        this.parser = parser;
        this.walker = new CodingWalker(
                parser, true, (system, code, display) -> codings.add(new ScannedCoding(system, code, display)));
    }

    /** Reads one property of a medicine or a Medication, whose value the parser stands on. */
    void property(String name, JsonToken shape) {
        switch (name) {
            case "medicationReference" -> reference();
            case "medicationCodeableConcept", "code", "ingredient" -> concept();
            case "contained" -> contained();
            case "doNotPerform" -> {
                isForbidden = shape == JsonToken.VALUE_TRUE;
                parser.skipChildren();
            }
            default -> parser.skipChildren();
        }
    }

    /** Reads a CodeableConcept, or anything that holds codings of the product. */
    private void concept() {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            walker.value();
            return;
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals("text")) {
                text(parser.getString());
            } else {
                walker.value();
            }
        }
    }

    /** Reads a reference to a Medication; its display names the product where nothing else does. */
    private void reference() {
        Map<String, String> parts = JsonStrings.strings(parser, REFERENCE_PARTS);
        reference = parts.getOrDefault("reference", "");
        text(parts.getOrDefault("display", ""));
    }

    /** Reads the contained resources; any of them may be the product. */
    private void contained() {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                new ProductScan(parser).readInto(this);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readInto(ProductScan owner) {
        String id = "";
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "id" -> id = JsonStrings.string(parser);
                case "code", "ingredient" -> concept();
                default -> parser.skipChildren();
            }
        }
        owner.contained.put(id, codings);
        owner.text(text);
    }

    void status(String value) {
        status = value;
    }

    private void text(String words) {
        text = text.isBlank() ? words : text;
    }

    MedicineNote note() {
        return new MedicineNote(codings, text, reference, status, isForbidden, contained);
    }
}
