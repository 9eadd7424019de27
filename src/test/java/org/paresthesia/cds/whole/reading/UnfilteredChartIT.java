package org.paresthesia.cds.whole.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.chart.ChartKnowledge;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Conformance;
import org.paresthesia.cds.whole.SyntheaCharts;
import org.paresthesia.cds.whole.WholeService;
import org.paresthesia.cds.whole.cards.Approved;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** With the filter of the chart switched off, everything is parsed and nothing else changes. */
@Import(UnfilteredChartIT.NoFilter.class)
class UnfilteredChartIT extends WholeService {

    @TestConfiguration(proxyBeanMethods = false)
    static class NoFilter {

        @Bean
        @Primary
        ChartKnowledge everything(Knowledge knowledge) {
            return ChartKnowledge.of(knowledge).withoutFilter();
        }
    }

    @TestFactory
    Stream<DynamicTest> theCardsAreTheApprovedOnes() {
        return Chart.demoIds()
                .map(id -> DynamicTest.dynamicTest(id, () -> Approved.holds(id, answer(fullCall(Chart.demo(id))))));
    }

    @TestFactory
    Stream<DynamicTest> aKnownPatientInAWholeChartGetsTheKnownCards() throws IOException {
        Path noise = SyntheaCharts.ofTheProject().stream()
                .filter(file -> file.endsWith("rocky-hammes.json.gz"))
                .findFirst()
                .orElseThrow();
        return Stream.of("v07 rf-stroke", "v13 rf-cauda")
                .map(row -> DynamicTest.dynamicTest(row, () -> {
                    Chart chart = SyntheaCharts.read(noise).withAllOf(Chart.demo(row.split(" ")[0]));
                    Map<String, String> values = SyntheaCharts.byType(chart, templates());
                    Answer answer = answer(BodyPublishers.ofString(SyntheaCharts.body(chart.patientId(), values)));
                    Conformance.holdsFor(answer, chart.patientId());
                    assertThat(answer.topics()).containsExactly(row.split(" ")[1]);
                }));
    }
}
