package org.paresthesia.cds.bench.soak;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What was answered, and how long it took from the moment at which it was due. */
final class Tally {

    private static final int THIRDS = 3;

    private final Queue<Answered> all = new ConcurrentLinkedQueue<>();
    private final long start = System.nanoTime();

    /** An answer; status 0 stands for none. */
    private record Answered(Kind kind, double atSeconds, int status, double milliseconds) {}

    /** Notes an answer to what was due at this time. */
    void note(Kind kind, long due, int status) {
        all.add(new Answered(kind, (due - start) / 1e9, status, (System.nanoTime() - due) / 1e6));
    }

    long unexpected() {
        return all.stream().filter(each -> !each.kind().expects(each.status())).count();
    }

    int requests() {
        return all.size();
    }

    /** A line for each kind: how many, statuses, median and 99th percentile of the first and the last third of the time. */
    String markdown() {
        double end = all.stream().mapToDouble(Answered::atSeconds).max().orElse(0);
        Map<Kind, List<Answered>> byKind = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            byKind.put(kind, all.stream().filter(each -> each.kind() == kind).toList());
        }
        StringBuilder table = new StringBuilder(
                "| requests | number | answers | p50, first third | last third | p99, first third | last third |\n"
                        + "|---|---:|---|---:|---:|---:|---:|\n");
        byKind.forEach((kind, answers) -> table.append(line(kind.words(), answers, end)));
        return table.append(line("**all**", List.copyOf(all), end)).toString();
    }

    private static String line(String words, List<Answered> answers, double end) {
        double[] first = sorted(answers, 0, end / THIRDS);
        double[] last = sorted(answers, end - end / THIRDS, end + 1);
        Map<Integer, Long> statuses = new TreeMap<>();
        answers.forEach(each -> statuses.merge(each.status(), 1L, Long::sum));
        return String.format(
                Locale.ROOT,
                "| %s | %d | %s | %.0f ms | %.0f ms | %.0f ms | %.0f ms |%n",
                words,
                answers.size(),
                statuses.toString().replaceAll("[{}]", "").replace("=", ": "),
                quantile(first, 0.5),
                quantile(last, 0.5),
                quantile(first, 0.99),
                quantile(last, 0.99));
    }

    private static double[] sorted(List<Answered> answers, double from, double to) {
        return answers.stream()
                .filter(each -> each.atSeconds() >= from && each.atSeconds() < to)
                .mapToDouble(Answered::milliseconds)
                .sorted()
                .toArray();
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.max((int) Math.ceil(share * sorted.length) - 1, 0)];
    }
}
