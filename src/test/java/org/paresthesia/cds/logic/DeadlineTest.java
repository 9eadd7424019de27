package org.paresthesia.cds.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.paresthesia.cds.logic.SmallLogic.chart;
import static org.paresthesia.cds.logic.SmallLogic.rule;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.findings.UnreadData;

/** Logic that would run for years is ended: what is certain is said, the rest is told as open (checklist G9). */
@Proves("G9")
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeadlineTest {

    /** Goes through 300 to the power of five combinations. */
    private static final SmallLogic LOGIC = SmallLogic.of(
            """
            define "Quick": true
            define "Slow": exists (
              from Elements."Procedures" A, Elements."Procedures" B, Elements."Procedures" C,
                Elements."Procedures" D, Elements."Procedures" E
              where A.id.value = 'x' and B.id.value = 'y')
            define "Slow List": from Elements."Procedures" A, Elements."Procedures" B, Elements."Procedures" C,
              Elements."Procedures" D, Elements."Procedures" E
              where A.id.value = 'x'
            define "Slow Pairs": Elements."Procedures" A
              with Elements."Procedures" B such that exists (
                from Elements."Procedures" C, Elements."Procedures" D, Elements."Procedures" E where C.id.value = 'x')
            define "Slow With": exists "Slow Pairs"
            """);

    private static final Duration SHORT = Duration.ofMillis(200);

    private static PatientChart busyChart(Set<String> unread) {
        return chart(
                unread,
                IntStream.range(0, 300).mapToObj(DeadlineTest::procedure).toArray(Resource[]::new));
    }

    private static Resource procedure(int number) {
        return new Procedure().setId("p" + number);
    }

    @Test
    void whatIsCertainBeforeTheDeadlineIsSaidAndTheRestStaysOpen() {
        Findings findings = LOGIC.reasonWithin(
                SHORT,
                busyChart(Set.of()),
                rule("quick", "Quick", "No Facts"),
                rule("slow", "Slow", "No Facts"),
                rule("later", "Slow With", "No Facts"));
        assertThat(findings.of("quick").orElseThrow().holds()).isEqualTo(Truth.HOLDS);
        assertThat(findings.of("slow").orElseThrow().isOpenForLackOfData()).isTrue();
        assertThat(findings.of("later").orElseThrow().isOpenForLackOfData()).isTrue();
        assertThat(findings.unread())
                .containsExactly(new UnreadData(UnreadData.THE_RULES, UnreadData.Reason.NOT_IN_TIME));
    }

    @Test
    void aRuleWhoseFactsTakeTooLongIsNotBelieved() {
        Findings findings = LOGIC.reasonWithin(
                SHORT, busyChart(Set.of()), rule("quick", "Quick", "No Facts"), rule("wordless", "Quick", "Slow List"));
        assertThat(findings.of("wordless").orElseThrow().holds()).isEqualTo(Truth.UNKNOWN);
        assertThat(findings.of("wordless").orElseThrow().isOpenForLackOfData()).isTrue();
    }

    @Test
    void whereNothingIsCertainThereIsNoAnswer() {
        for (Set<String> unread : Set.of(Set.<String>of(), Set.of("conditions"))) {
            assertThatThrownBy(
                            () -> LOGIC.reasonWithin(SHORT, busyChart(unread), rule("slow", "Slow With", "No Facts")))
                    .isInstanceOf(NotInTime.class);
        }
    }

    @Test
    void timeThatIsNotUsedUpChangesNothing() {
        Findings findings =
                LOGIC.reasonWithin(Duration.ofHours(1), busyChart(Set.of()), rule("quick", "Quick", "No Facts"));
        assertThat(findings.unread()).isEmpty();
    }
}
