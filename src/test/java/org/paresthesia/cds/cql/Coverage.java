package org.paresthesia.cds.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The engine's coverage report, read. */
final class Coverage {

    /**
     * One library.
     *
     * @param branches how many branches it has
     * @param reached how many of them were reached
     * @param lines the lines that hold a branch that was not reached
     */
    record OfLibrary(int branches, int reached, TreeSet<Integer> lines) {}

    private final Map<String, OfLibrary> libraries = new TreeMap<>();

    private Coverage() {}

    /** Reads a report in the LCOV format. */
    static Coverage read(String lcov) {
        Coverage coverage = new Coverage();
        List<String> record = new ArrayList<>();
        for (String line : lcov.lines().toList()) {
            record.add(line);
            if (line.equals("end_of_record")) {
                coverage.add(record);
                record.clear();
            }
        }
        return coverage;
    }

    private void add(List<String> record) {
        String name = "";
        int branches = 0;
        int reached = 0;
        TreeSet<Integer> lines = new TreeSet<>();
        for (String line : record) {
            if (line.startsWith("SF:")) {
                name = line.substring(3, line.lastIndexOf('.'));
            } else if (line.startsWith("BRDA:")) {
                String[] parts = line.substring(5).split(",");
                branches++;
                reached += parts[3].equals("0") ? 0 : 1;
                if (parts[3].equals("0")) {
                    lines.add(Integer.valueOf(parts[0]));
                }
            }
        }
        libraries.put(name, new OfLibrary(branches, reached, lines));
    }

    /** By name. */
    Map<String, OfLibrary> libraries() {
        return libraries;
    }

    /** The share of all branches that were reached, 0 to 1. */
    double share() {
        double branches =
                libraries.values().stream().mapToInt(OfLibrary::branches).sum();
        return libraries.values().stream().mapToInt(OfLibrary::reached).sum() / branches;
    }
}
