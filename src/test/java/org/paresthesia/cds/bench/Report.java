package org.paresthesia.cds.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Prints figures and, where it was asked to, puts them between their marks in the page. */
public record Report(boolean isWritten) {

    private static final Path PAGE = Path.of("docs", "performance.md");

    /** The table of calls. */
    void calls(List<Row> rows) throws IOException {
        StringBuilder table = new StringBuilder(Row.HEAD);
        rows.forEach(row -> table.append(row.markdown()));
        tell("calls", table.toString());
    }

    /** The table of calls with a slow FHIR server. */
    void slowServer(SlowServer... rows) throws IOException {
        StringBuilder table = new StringBuilder(SlowServer.HEAD);
        Stream.of(rows).forEach(row -> table.append(row.markdown()));
        tell("slow server", table.toString());
    }

    /** What signed calls cost. */
    void trust(Trust.Figures figures) throws IOException {
        tell(
                "trust",
                String.format(
                        Locale.ROOT,
                        "| p50 without token | p50 with token | verification of the signature alone | the rest |%n"
                                + "|---:|---:|---:|---:|%n| %.2f ms | %.2f ms | %.2f ms | %.2f ms |%n",
                        figures.open() / 1e3,
                        figures.guarded() / 1e3,
                        figures.verification() / 1e3,
                        figures.rest() / 1e3));
    }

    /** The table of a client beside another's flood. */
    void flood(Flood... rows) throws IOException {
        StringBuilder table = new StringBuilder(Flood.HEAD);
        Stream.of(rows).forEach(row -> table.append(row.markdown()));
        tell("flood", table.toString());
    }

    /** The table of starts: each, and the medians. */
    void starts(List<Starts> starts) throws IOException {
        StringBuilder table =
                new StringBuilder("| start | ready after | processor time | first call |\n|---|---:|---:|---:|\n");
        for (int at = 0; at < starts.size(); at++) {
            Starts start = starts.get(at);
            table.append(line("" + (at + 1), start.readyMs(), start.processorMs(), start.firstCallMs()));
        }
        table.append(line(
                "**median**",
                median(starts, Starts::readyMs),
                median(starts, Starts::processorMs),
                median(starts, Starts::firstCallMs)));
        tell("starts", table.toString());
    }

    private static String line(String name, double readyMs, double processorMs, double firstCallMs) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f s | %.1f s | %.0f ms |%n",
                name,
                readyMs / 1e3,
                processorMs / 1e3,
                firstCallMs);
    }

    private static double median(List<Starts> starts, ToDoubleFunction<Starts> figure) {
        return starts.stream().mapToDouble(figure).sorted().toArray()[starts.size() / 2];
    }

    private void tell(String name, String table) throws IOException {
        tell("bench", name, table);
    }

    /** Tells what a script measured: prints it and, where it was asked to, puts it between its marks. */
    public void tell(String script, String name, String table) throws IOException {
        String text = machine() + "\n\n" + table;
        System.out.println(text);
        if (isWritten) {
            String begin = "<!-- " + name + ": written by ./" + script + " -->\n";
            String end = "<!-- end of " + name + " -->";
            String page = Files.readString(PAGE);
            int from = page.indexOf(begin) + begin.length();
            int to = page.indexOf(end);
            if (from < begin.length() || to < from) {
                throw new IOException(PAGE + " has no marks for " + name);
            }
            Files.writeString(PAGE, page.substring(0, from) + "\n" + text + "\n" + page.substring(to));
        }
    }

    private static String machine() throws IOException {
        return String.format(
                Locale.ROOT,
                "%s; %d cores (%s), %s %s; load average at the end of the run %.1f.",
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                processor(),
                System.getProperty("java.vm.name"),
                System.getProperty("java.vm.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String processor() throws IOException {
        Path cpu = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(cpu)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(cpu)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
