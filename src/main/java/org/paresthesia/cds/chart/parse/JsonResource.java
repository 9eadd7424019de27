package org.paresthesia.cds.chart.parse;

import ca.uhn.fhir.parser.json.BaseJsonLikeObject;
import ca.uhn.fhir.parser.json.BaseJsonLikeWriter;
import ca.uhn.fhir.parser.json.JsonLikeStructure;
import java.io.Reader;
import java.io.Writer;

/**
 * One resource as HAPI's parser walks it.
 *
 * <p>HAPI's own structure copies the bytes to characters, makes a tree of these and wraps each node of the tree again.
 *
 * @param root the resource
 */
record JsonResource(JsonObject root) implements JsonLikeStructure {

    @Override
    public BaseJsonLikeObject getRootObject() {
        return root;
    }

    @Override
    public JsonLikeStructure getInstance() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void load(Reader reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void load(Reader reader, boolean allowArray) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BaseJsonLikeWriter getJsonLikeWriter() {
        throw new UnsupportedOperationException();
    }

    @Override
    public BaseJsonLikeWriter getJsonLikeWriter(Writer writer) {
        throw new UnsupportedOperationException();
    }
}
