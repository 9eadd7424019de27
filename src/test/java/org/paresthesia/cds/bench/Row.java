package org.paresthesia.cds.bench;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * One line of the table.
 *
 * @param kilobytes the size of the bodies
 * @param connections calls at once
 * @param least what the null endpoint took
 * @param ours what the service took
 * @param ourPeak the most memory of the service's process until then, in MB
 * @param leastPeak the same of the null endpoint's
 */
record Row(
        int kilobytes, int connections, Measured least, Measured ours, OptionalLong ourPeak, OptionalLong leastPeak) {

    static final String HEAD =
            """
            | body | connections | null p50 | null p99 | service p50 | service p99 | p50 above null | p50 ratio | null calls/s | service calls/s | service peak | null peak |
            |---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            """;

    /** The line in Markdown. */
    String markdown() {
        double difference = ours.quantile(0.5) - least.quantile(0.5);
        double ratio = ours.quantile(0.5) / least.quantile(0.5);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.2f ms | %.2f ms | %.2f ms | %.2f ms | %.2f ms | %.2f | %.0f | %.0f | %s | %s |%n",
                kilobytes < 1000 ? kilobytes + " KB" : kilobytes / 1000 + " MB",
                connections,
                least.quantile(0.5),
                least.quantile(0.99),
                ours.quantile(0.5),
                ours.quantile(0.99),
                difference,
                ratio,
                least.rate(),
                ours.rate(),
                megabytes(ourPeak),
                megabytes(leastPeak));
    }

    private static String megabytes(OptionalLong peak) {
        return peak.isPresent() ? peak.getAsLong() + " MB" : "?";
    }
}
