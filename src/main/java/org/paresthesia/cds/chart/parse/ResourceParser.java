package org.paresthesia.cds.chart.parse;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IJsonLikeParser;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.paresthesia.cds.chart.delivery.Slice;

/** The one place where FHIR text becomes HAPI objects, resource by resource, so that a bad one spoils no other. */
public final class ResourceParser {

    private static final FhirContext R4 = FhirContext.forR4Cached();

    private final IJsonLikeParser parser;

    /** A parser for the record in one call; it is not made for several threads. */
    public ResourceParser() {
        this(new SilentErrorHandler());
    }

    private ResourceParser(SilentErrorHandler handler) {
        parser = (IJsonLikeParser) R4.newJsonParser();
        parser.setParserErrorHandler(handler);
        parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
        parser.setStripVersionsFromReferences(false);
    }

    /** A parser for what the hook's context holds, whose category tells nothing that the hook does not. */
    public static ResourceParser ofInHand() {
        return new ResourceParser(new SilentErrorHandler.InHand());
    }

    /**
     * The resource; empty if it is not valid R4, about which only the fact is kept: the reason could quote the chart. The parser has
     * no one exception for that: an element without a name, for example, ends in an index out of bounds.
     */
    public Optional<Resource> parse(Slice slice) {
        try {
            IBaseResource parsed = parser.parseResource(JsonReader.read(slice));
            return Optional.of((Resource) parsed);
        } catch (RuntimeException notValid) {
            return Optional.empty();
        }
    }
}
