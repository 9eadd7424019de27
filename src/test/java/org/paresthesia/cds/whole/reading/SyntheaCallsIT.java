package org.paresthesia.cds.whole.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Conformance;
import org.paresthesia.cds.whole.SyntheaCharts;
import org.paresthesia.cds.whole.WholeService;

/** Charts of real size: silent where nothing is on record, and right where a known patient hides in the noise. */
class SyntheaCallsIT extends WholeService {

    /** What may be said without a paresthesia on record (specification 3.2, 8). */
    private static final Set<String> WITHOUT_GATE = Set.of("b12-test-p", "b12-low-n");

    /** Charts whose own diabetes, or death, would change the answer. */
    private static final List<String> WITH_OWN_ANSWER = List.of("ginny", "toccara", "pauline");

    private static final int LARGEST_BODY = 58_000_000;

    private static Stream<DynamicTest> forEvery(List<Path> files, Consumer<Path> holds) {
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> holds.accept(file)));
    }

    @Test
    void theThreeChartsOfTheProjectAreThere() throws IOException {
        assertThat(SyntheaCharts.ofTheProject()).hasSize(3);
    }

    /** What of a chart is needed after it was read: the tree of a large one is not kept while it is sent. */
    private record Sent(String patientId, boolean isDead, Map<String, String> byType) {}

    private Sent sent(Path file) {
        Chart chart = SyntheaCharts.read(file);
        boolean isDead = chart.patient().has("deceasedDateTime");
        return new Sent(chart.patientId(), isDead, SyntheaCharts.byType(chart, templates()));
    }

    @TestFactory
    Stream<DynamicTest> aChartByTypeGetsNoCardThatNeedsAParesthesia() throws IOException {
        return forEvery(SyntheaCharts.all(), file -> {
            Sent sent = sent(file);
            isQuiet(sent, sent.byType());
        });
    }

    /** For a chart that is too large to stand under every key of one body, several calls share the keys. */
    @TestFactory
    Stream<DynamicTest> aWholeChartUnderEveryKeyGetsNoCardThatNeedsAParesthesia() throws IOException {
        return forEvery(SyntheaCharts.all(), file -> {
            Sent sent = sent(file);
            String whole = SyntheaCharts.text(file);
            int rest = sent.byType().values().stream().mapToInt(String::length).sum();
            int together = Math.max(1, (LARGEST_BODY - rest) / whole.length());
            List<String> keys = List.copyOf(sent.byType().keySet());
            for (int from = 0; from < keys.size(); from += together) {
                Map<String, String> values = new TreeMap<>(sent.byType());
                keys.subList(from, Math.min(keys.size(), from + together)).forEach(key -> values.put(key, whole));
                isQuiet(sent, values);
            }
        });
    }

    private void isQuiet(Sent sent, Map<String, String> values) {
        Answer answer = answer(BodyPublishers.ofString(SyntheaCharts.body(sent.patientId(), values)));
        Conformance.holdsFor(answer, sent.patientId());
        assertThat(answer.topics()).isSubsetOf(sent.isDead() ? Set.of() : WITHOUT_GATE);
    }

    @TestFactory
    Stream<DynamicTest> aKnownPatientInTheNoiseGetsTheKnownCards() throws IOException {
        return forEvery(
                SyntheaCharts.all().stream()
                        .filter(file -> WITH_OWN_ANSWER.stream()
                                .noneMatch(file.getFileName().toString()::startsWith))
                        .toList(),
                file -> {
                    Chart noise = SyntheaCharts.read(file);
                    holds(noise.withAllOf(Chart.demo("v01")), Set.of("b12-test-s", "ddx-summary", "dm-neuropathy-k"));
                    isAlone(noise.withAllOf(Chart.demo("v07")), "rf-stroke");
                    isAlone(noise.withAllOf(Chart.demo("v13")), "rf-cauda");
                });
    }

    private void holds(Chart chart, Set<String> topics) {
        Answer published = answer(fullCall(chart));
        Conformance.holdsFor(published, chart.patientId());
        assertThat(published.topics()).containsAll(topics);
        Map<String, String> values = SyntheaCharts.byType(chart, templates());
        Answer byType = answer(BodyPublishers.ofString(SyntheaCharts.body(chart.patientId(), values)));
        assertThat(byType.topics()).containsAll(topics);
    }

    private void isAlone(Chart chart, String topic) {
        holds(chart, Set.of(topic));
        assertThat(answer(fullCall(chart)).topics()).containsExactly(topic);
    }
}
