package org.paresthesia.cds.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.findings.Urgency;
import org.paresthesia.cds.properties.Results.Analyte;
import org.paresthesia.cds.whole.Chart;
import tools.jackson.databind.node.ObjectNode;

/** A worse result never makes the cards about it less urgent, all else being equal. */
class WorseResultsTest {

    /**
     * In which direction an analyte gets worse, and which topics are about it.
     *
     * @param analyte where values are tried; the ankle index below the limit of stiff arteries
     * @param isWorseUpwards whether more is worse
     * @param topics what the codes of its topics begin with
     */
    record Direction(Analyte analyte, boolean isWorseUpwards, String... topics) {

        /** The urgency of what is due about it: 0 nothing, then info, warning, critical. */
        int urgency(Findings findings) {
            return findings.byTopic().values().stream()
                    .filter(Finding::isTrue)
                    .filter(finding -> List.of(topics).stream().anyMatch(finding.topic()::startsWith))
                    .map(finding -> List.of(Urgency.INFO, Urgency.WARNING, Urgency.CRITICAL)
                                    .indexOf(finding.urgency())
                            + 1)
                    .max(Comparator.naturalOrder())
                    .orElse(0);
        }
    }

    private static final List<Direction> DIRECTIONS = List.of(
            new Direction(new Analyte("2132-9", "pg/mL", 11, 1200), false, "b12-low", "b12-borderline"),
            new Direction(new Analyte("14685-2", "pmol/L", 8, 900), false, "b12-low", "b12-borderline"),
            new Direction(new Analyte("4548-4", "%", 3.1, 19), true, "dm-"),
            new Direction(new Analyte("59261-8", "mmol/mol", 10, 190), true, "dm-"),
            new Direction(new Analyte("1558-6", "mg/dL", 20, 900), true, "dm-"),
            new Direction(new Analyte("2345-7", "mg/dL", 20, 900), true, "dm-"),
            new Direction(new Analyte("3016-3", "mIU/L", 0.4, 200), true, "lab-abnormal-tsh"),
            new Direction(new Analyte("98979-8", "mL/min/{1.73_m2}", 2, 140), false, "lab-abnormal-egfr"),
            new Direction(new Analyte("33358-3", "g/dL", 0, 5), true, "lab-abnormal-mprot"),
            new Direction(new Analyte("77194-9", "{ratio}", 0.2, 1.4), false, "pad-abi"));

    private static final int MANY = 50;

    private record Pair(Direction direction, double better, double worse) {}

    @Provide
    Arbitrary<Chart> charts() {
        return AnyChart.any();
    }

    @Provide
    Arbitrary<Pair> pairs() {
        Arbitrary<Double> share = Arbitraries.doubles().between(0, 1).ofScale(3);
        return Combinators.combine(Arbitraries.of(DIRECTIONS), share, share).as((direction, one, other) -> {
            double low = Results.value(direction.analyte(), Math.min(one, other));
            double high = Results.value(direction.analyte(), Math.max(one, other));
            return direction.isWorseUpwards() ? new Pair(direction, low, high) : new Pair(direction, high, low);
        });
    }

    @Provide
    Arbitrary<String> dates() {
        return Records.date();
    }

    @Property(tries = 1500, seed = "8")
    @StatisticsReport(StatisticsReportMode.OFF)
    void aWorseResultIsNeverLessUrgent(
            @ForAll("charts") Chart chart, @ForAll("pairs") Pair pair, @ForAll("dates") String date) {
        int worse = urgency(chart, pair.direction(), pair.worse(), date);
        int better = urgency(chart, pair.direction(), pair.better(), date);

        Statistics.collect(worse > better ? "more urgent" : "as urgent");
        Statistics.coverage(cases -> cases.check("more urgent").count(times -> times > MANY));
        assertThat(worse).as(pair.toString()).isGreaterThanOrEqualTo(better);
    }

    private static int urgency(Chart chart, Direction direction, double value, String date) {
        ObjectNode result = Results.of(direction.analyte(), value, date).put("id", "the-result");
        Chart with = chart.with(result);
        return direction.urgency(Answers.findings(with, AnyChart.TEMPLATES.prefetch(with)));
    }
}
