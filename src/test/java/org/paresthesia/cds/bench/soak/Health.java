package org.paresthesia.cds.bench.soak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;

/**
 * The process at one moment, after all garbage was collected.
 *
 * @param hours since the beginning
 * @param heap in MB
 * @param resident memory of the process in MB
 * @param threads how many live
 * @param files how many files and connections are open
 * @param lost firings and audit records that found no room, since the start
 */
record Health(double hours, double heap, double resident, double threads, double files, double lost) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final double MB = 1024.0 * 1024;

    /** Has the garbage collected and asks the service for its own numbers. */
    static Health of(double hours, long pid, int operationPort) throws IOException, InterruptedException {
        Process collection = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        collection.waitFor();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + operationPort + "/metrics"))
                .build();
        List<String> numbers =
                CLIENT.send(request, BodyHandlers.ofString()).body().lines().toList();
        return new Health(
                hours,
                sum(numbers, "jvm_memory_used_bytes{area=\"heap\"") / MB,
                sum(numbers, "process_resident_memory_bytes") / MB,
                sum(numbers, "jvm_threads_live_threads"),
                sum(numbers, "process_files_open_files"),
                sum(numbers, "paresthesia_firings_lost_total") + sum(numbers, "paresthesia_audit_lost_total"));
    }

    private static double sum(List<String> numbers, String name) {
        return numbers.stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** By how many MB an hour the heap after collections grows, by the line that fits best. */
    static double slope(List<Health> all) {
        double meanHours = all.stream().mapToDouble(Health::hours).average().orElse(0);
        double meanHeap = all.stream().mapToDouble(Health::heap).average().orElse(0);
        double above = all.stream()
                .mapToDouble(each -> (each.hours() - meanHours) * (each.heap() - meanHeap))
                .sum();
        double below = all.stream()
                .mapToDouble(each -> (each.hours() - meanHours) * (each.hours() - meanHours))
                .sum();
        return below == 0 ? 0 : above / below;
    }
}
