package org.paresthesia.cds.chart;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.paresthesia.cds.chart.delivery.Delivery;
import org.paresthesia.cds.chart.delivery.Search;
import org.paresthesia.cds.chart.scan.DeliveryScanner;
import org.paresthesia.cds.chart.scan.Relevance;
import org.paresthesia.cds.hook.CallContext;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the FHIR that a hook's context itself holds, such as draft orders; few resources, of any type, all kept.
 *
 * @param context the context
 */
record ContextResources(CallContext context) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final DeliveryScanner SCANNER = new DeliveryScanner(Relevance.everything());

    /** What each field of the context brought, by the field's name, which is the name of its need. */
    Map<String, Delivery> read() {
        Map<String, Delivery> found = new TreeMap<>();
        context.resources().forEach((field, json) -> found.put(field, scan(json.getBytes(StandardCharsets.UTF_8))));
        return found;
    }

    private static Delivery scan(byte[] json) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return SCANNER.scan(parser, json, Search.anything());
        }
    }
}
