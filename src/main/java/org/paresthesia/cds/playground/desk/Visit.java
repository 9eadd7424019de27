package org.paresthesia.cds.playground.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a reader chose; all of it stands in the address, so that a page can be shared.
 *
 * @param patient the id of a demo patient, empty where none was chosen or a Bundle was pasted
 * @param service the id of the service
 * @param records {@code prefetch} where the records go along with the call, {@code server} where the service reads them itself
 * @param hand what is being ordered or added, by the reference of the choice; empty for the first one
 */
public record Visit(String patient, String service, String records, String hand) {

    /** The records go along with the call. */
    public static final String PREFETCH = "prefetch";

    /** The service reads the records itself. */
    public static final String SERVER = "server";

    /** Takes unknown words for the usual. */
    public Visit {
        records = records.equals(SERVER) ? SERVER : PREFETCH;
    }

    /** Whether the service reads the records itself. */
    public boolean isByServer() {
        return records.equals(SERVER);
    }

    /** The same with another choice in hand. */
    public Visit holding(String reference) {
        return new Visit(patient, service, records, reference);
    }

    /** The query of the address that shows the same again. */
    public String query() {
        return Stream.of(
                        "patient=" + coded(patient),
                        "service=" + coded(service),
                        "records=" + records,
                        "hand=" + coded(hand))
                .filter(part -> !part.endsWith("="))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
