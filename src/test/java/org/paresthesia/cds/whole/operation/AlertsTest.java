package org.paresthesia.cds.whole.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules for Prometheus are right by Prometheus' own tool, and whoever is woken by one finds what to do.
 *
 * <p>System properties: {@code test.promtool=required} makes a missing tool a failure instead of a skipped test.
 */
class AlertsTest {

    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    private static final String GUIDE = "docs/operators.md";

    @TestFactory
    Stream<DynamicTest> everyAlertSaysWhereItIsToldWhatToDo() {
        String guide = Deployed.text(Path.of(GUIDE));
        return Deployed.alerts().stream()
                .map(alert -> DynamicTest.dynamicTest(alert.get("alert").toString(), () -> {
                    String name = alert.get("alert").toString();
                    Map<?, ?> annotations = (Map<?, ?>) alert.get("annotations");
                    assertThat(annotations.get("runbook_url")).isEqualTo(GUIDE + "#" + name.toLowerCase(Locale.ROOT));
                    assertThat(guide).containsPattern("(?m)^#### " + name + "$\\n\\n[^#\\n]{80,}");
                    assertThat(Deployed.text(Deployed.TESTS_OF_ALERTS)).contains("alertname: " + name);
                }));
    }

    @Test
    void theGuideSpeaksOfNoOtherAlert() {
        List<String> names = Deployed.alerts().stream()
                .map(alert -> alert.get("alert").toString())
                .toList();
        assertThat(Deployed.text(Path.of(GUIDE)).lines())
                .filteredOn(line -> line.startsWith("#### Paresthesia"))
                .extracting(line -> line.substring("#### ".length()))
                .containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void prometheusUnderstandsTheRules() throws Exception {
        assertThat(promtool("check", "rules", Deployed.ALERTS.toString())).contains("SUCCESS");
    }

    @Test
    void theRulesRingWhenTheyShouldAndNotOtherwise() throws Exception {
        assertThat(promtool("test", "rules", Deployed.TESTS_OF_ALERTS.toString()))
                .contains("SUCCESS");
    }

    private static String promtool(String... arguments) throws Exception {
        boolean isRequired = "required".equals(System.getProperty("test.promtool"));
        Assumptions.assumeTrue(
                isRequired || Files.isExecutable(PROMTOOL), "no promtool: ./verify installs it on Debian (prometheus)");
        List<String> command = new ArrayList<>(List.of(PROMTOOL.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
