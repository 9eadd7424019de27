package org.paresthesia.cds.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param seconds how long each of the two is measured per row
 * @param warmUpSeconds how long each of the two is called before the first row
 * @param sizes bodies in KB
 * @param connections numbers of connections
 * @param isStart whether starts are measured instead of calls
 * @param isTrust whether calls with signed tokens are measured against calls without
 * @param isSlowServer whether calls are measured while a FHIR server takes 5 s
 * @param isFlood whether one client is measured beside another's flood
 * @param isWritten whether the figures go into the page
 */
record Options(
        int seconds,
        int warmUpSeconds,
        List<Integer> sizes,
        List<Integer> connections,
        boolean isStart,
        boolean isTrust,
        boolean isSlowServer,
        boolean isFlood,
        boolean isWritten) {

    static final String HELP =
            """
            ./bench                       the service against the null endpoint, in about four minutes
            ./bench --start               five starts: process to open port, processor time, first call
            ./bench --trust               signed calls against unsigned ones, 25 KB, one connection
            ./bench --slow-server         calls that lack something, while the client's FHIR server takes 5 s
            ./bench --flood               a client's calls, alone and beside another client's flood
            ./bench --write               also puts the figures into docs/performance.md
            ./bench --seconds=30 --warm-up=90 --sizes=25,1000 --connections=1,8""";

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException for an argument that does not exist
     */
    static Options of(String[] arguments) {
        List<String> given = List.of(arguments);
        given.stream()
                .filter(each -> !each.matches(
                        "--(start|trust|slow-server|flood|write|(seconds|warm-up|sizes|connections)=[\\d,]+)"))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException("unknown: " + unknown + "\n" + HELP);
                });
        return new Options(
                numbers(given, "seconds", "5").get(0),
                numbers(given, "warm-up", "60").get(0),
                numbers(given, "sizes", "25,250,1000,10000"),
                numbers(given, "connections", "1,8"),
                given.contains("--start"),
                given.contains("--trust"),
                given.contains("--slow-server"),
                given.contains("--flood"),
                given.contains("--write"));
    }

    private static List<Integer> numbers(List<String> given, String name, String usual) {
        Optional<String> value = given.stream()
                .filter(each -> each.startsWith("--" + name + "="))
                .map(each -> each.substring(name.length() + 3))
                .findFirst();
        return Arrays.stream(value.orElse(usual).split(","))
                .map(Integer::valueOf)
                .toList();
    }
}
