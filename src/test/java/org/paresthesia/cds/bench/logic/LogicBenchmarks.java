package org.paresthesia.cds.bench.logic;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The command behind {@code ./bench --logic}; it takes the options of JMH. */
public final class LogicBenchmarks {

    private LogicBenchmarks() {}

    /** Measures, and prints what the promises are about: the whole set, and what one more cause costs. */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .include(LogicBench.class.getName())
                        .build())
                .run();
        results.stream().filter(each -> added(each) == 0).forEach(each -> print(each, results));
    }

    private static void print(RunResult whole, Collection<RunResult> results) {
        System.out.printf(Locale.ROOT, "%n%s: the whole set in %.3f ms", name(whole), milliseconds(whole));
        results.stream()
                .filter(each -> added(each) > 0 && name(each).equals(name(whole)))
                .forEach(each -> System.out.printf(
                        Locale.ROOT,
                        ", a cause more (a library of six topics) %.3f ms",
                        (milliseconds(each) - milliseconds(whole)) / added(each)));
        System.out.println();
    }

    private static String name(RunResult result) {
        return result.getParams().getParam("patient")
                + (Boolean.parseBoolean(result.getParams().getParam("isPrepared")) ? "" : " by the engine alone");
    }

    private static int added(RunResult result) {
        return Integer.parseInt(result.getParams().getParam("addedCauses"));
    }

    private static double milliseconds(RunResult result) {
        return result.getPrimaryResult().getScore() / 1e3;
    }
}
