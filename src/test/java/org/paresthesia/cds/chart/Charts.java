package org.paresthesia.cds.chart;

import static org.paresthesia.cds.chart.Json.ada;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.paresthesia.cds.chart.fetch.FhirServer;
import org.paresthesia.cds.chart.fetch.FhirSettings;
import org.paresthesia.cds.chart.scan.DeliveryScanner;
import org.paresthesia.cds.trust.AllowedServers;
import org.paresthesia.cds.trust.outbound.ReachableAddresses;
import org.springframework.util.unit.DataSize;

/** Charts read from examples. */
public final class Charts {

    private static final FhirSettings USUAL =
            new FhirSettings(Duration.ofSeconds(2), Duration.ofSeconds(3), DataSize.ofMegabytes(32), 20, 40);

    /** The moment at which the charts are read. */
    public static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-20T10:00:00Z");

    private Charts() {}

    /** Every key sent: Ada, and nothing found about her. */
    public static Map<String, String> everything() {
        Map<String, String> keys = new TreeMap<>();
        Handful.needs().forEach(need -> keys.put(need.key(), "{'resourceType':'Bundle'}"));
        keys.put("patient", ada());
        return keys;
    }

    /** A prefetch of these keys. */
    public static Prefetch prefetch(Map<String, String> keys) {
        return prefetch(Handful.knowledge(), keys);
    }

    /** A prefetch of these keys, read with this knowledge. */
    public static Prefetch prefetch(ChartKnowledge knowledge, Map<String, String> keys) {
        PrefetchReader reader = new PrefetchReader(knowledge);
        return Json.read(object(keys), (parser, body) -> reader.read(Handful.needs(), parser, body));
    }

    /** A JSON object of these properties. */
    public static String object(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(each -> "'" + each.getKey() + "':" + each.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** A reader with the usual patience. */
    public static ChartReader reader(ChartKnowledge knowledge) {
        return reader(knowledge, USUAL);
    }

    /** A reader with a patience of its own. */
    public static ChartReader reader(ChartKnowledge knowledge, FhirSettings settings) {
        DeliveryScanner scanner = new DeliveryScanner(knowledge.relevance());
        return new ChartReader(
                knowledge, new FhirServer(scanner, settings, new AllowedServers(false, ReachableAddresses.ANY)));
    }
}
