package org.paresthesia.cds.cql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.logic.CoveredLogic;

/** How much of the logic the rows reach, by the engine's own count of branches. */
class CqlCoverageTest {

    private static final double ENOUGH = 0.9;
    private static final Path REPORT = Path.of("target/cql-coverage");

    @Test
    void theRowsReachNineBranchesOfTen() throws IOException {
        CoveredLogic covered = new CoveredLogic(ProjectLogic.LOGIC);
        ProjectLogic.ROWS.forEach(row -> ProjectLogic.RUNNER.cover(row, covered));
        List<String> libraries = ProjectLogic.LOGIC.names().stream()
                .filter(name -> !name.equals("FHIRHelpers"))
                .sorted()
                .toList();
        String lcov = covered.lcov(libraries);
        Coverage coverage = Coverage.read(lcov);
        Files.createDirectories(REPORT);
        Files.writeString(REPORT.resolve("lcov.info"), lcov);
        Files.writeString(REPORT.resolve("not-reached.md"), notReached(coverage));
        assertThat(coverage.share())
                .as("see target/cql-coverage/not-reached.md")
                .isGreaterThanOrEqualTo(ENOUGH);
        assertThat(coverage.libraries().entrySet())
                .filteredOn(library -> library.getValue().branches() > 0)
                .as("a library without rows")
                .allSatisfy(library -> assertThat(library.getValue().reached())
                        .as(library.getKey())
                        .isPositive());
    }

    private static String notReached(Coverage coverage) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# Branches that no row reaches\n");
        lines.add("%.1f %% of all branches are reached.\n".formatted(100 * coverage.share()));
        Map<String, String> texts = CqlFiles.of(Path.of(""));
        for (var library : coverage.libraries().entrySet()) {
            String file = texts.keySet().stream()
                    .filter(path -> path.endsWith("/" + library.getKey() + ".cql"))
                    .findFirst()
                    .orElseThrow();
            List<String> text = texts.get(file).lines().toList();
            lines.add("## %s: %d of %d\n"
                    .formatted(
                            file,
                            library.getValue().reached(),
                            library.getValue().branches()));
            library.getValue()
                    .lines()
                    .forEach(line ->
                            lines.add("- " + line + ": `" + text.get(line - 1).strip() + "`"));
            lines.add("");
        }
        return String.join("\n", lines);
    }
}
