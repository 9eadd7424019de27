package org.paresthesia.cds.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paresthesia.cds.logic.SmallLogic.chart;
import static org.paresthesia.cds.logic.SmallLogic.rule;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.findings.Finding;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.findings.Truth;
import org.paresthesia.cds.knowledge.Rule;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** What becomes of true, false, unknown and failing rules. */
class ReasonerTest {

    private static final String CANARY = "canary-4711";

    private static Condition fever() {
        Condition fever = new Condition();
        fever.setId("fever");
        fever.setCode(new CodeableConcept(new Coding("urn:local", "fever", "Fever")).setText(CANARY));
        return fever;
    }

    @Test
    void aRuleThatHoldsDoesNotHoldOrIsUnknownStaysSo() {
        SmallLogic logic = SmallLogic.of(
                """
                define "A": true
                define "B": false
                define "C": null as Boolean
                """);
        Findings findings = logic.reason(
                chart(Set.of()),
                Map.of(),
                rule("a", "A", "No Facts"),
                rule("b", "B", "No Facts"),
                rule("c", "C", "No Facts"));
        assertThat(findings.of("a").orElseThrow().holds()).isEqualTo(Truth.HOLDS);
        assertThat(findings.of("b").orElseThrow().holds()).isEqualTo(Truth.DOES_NOT_HOLD);
        assertThat(findings.of("c").orElseThrow().holds()).isEqualTo(Truth.UNKNOWN);
        assertThat(findings.of("c").orElseThrow().unknownForLackOf()).isEmpty();
        assertThat(findings.gate()).isEqualTo(Truth.DOES_NOT_HOLD);
    }

    /** The condition of a service and the rule itself, and what they are together. */
    @ParameterizedTest(name = "{0} and {1} is {2}")
    @CsvSource({
        "true, true, HOLDS",
        "true, false, DOES_NOT_HOLD",
        "true, null, UNKNOWN",
        "false, true, DOES_NOT_HOLD",
        "false, false, DOES_NOT_HOLD",
        "false, null, DOES_NOT_HOLD",
        "null, true, UNKNOWN",
        "null, false, DOES_NOT_HOLD",
        "null, null, UNKNOWN"
    })
    void aRuleUnderAConditionHoldsWhereBothDo(String condition, String holds, Truth both) {
        SmallLogic logic = SmallLogic.of(
                "define \"Only\": %s as Boolean\ndefine \"A\": %s as Boolean\n".formatted(condition, holds));
        Rule rule = rule("a", "A", "No Facts").onlyWhere("Only");
        Finding finding = logic.reason(chart(Set.of()), Map.of(), rule).of("a").orElseThrow();
        assertThat(finding.holds()).isEqualTo(both);
    }

    @Test
    void whatSettlesTheConditionIsNotLookedForFurther() {
        SmallLogic logic = SmallLogic.of(failing() + "define \"Only\": false\n");
        Rule rule = rule("bad", "Bad", "No Facts").onlyWhere("Only");
        Finding finding =
                logic.reason(chart(Set.of(), fever()), Map.of(), rule).of("bad").orElseThrow();
        assertThat(finding.holds()).isEqualTo(Truth.DOES_NOT_HOLD);
        assertThat(finding.isOpenForLackOfData()).isFalse();
    }

    @Test
    void aConditionThatCouldNotBeReadKeepsTheRuleOpen() {
        SmallLogic logic = SmallLogic.of(
                """
                define "Only": Elements."Absent"(exists Elements."Procedures", 'procedures')
                define "A": true
                """);
        Rule rule = rule("a", "A", "No Facts").onlyWhere("Only");
        Finding finding = logic.reason(chart(Set.of("procedures")), Map.of(), rule)
                .of("a")
                .orElseThrow();
        assertThat(finding.holds()).isEqualTo(Truth.UNKNOWN);
        assertThat(finding.unknownForLackOf()).containsExactly("procedures");
    }

    @Test
    void aRuleThatFailsIsUnknownAndTakesNoOtherWithIt() {
        SmallLogic logic = SmallLogic.of(failing());
        Findings findings = logic.reason(
                chart(Set.of(), fever()), Map.of(), rule("bad", "Bad", "No Facts"), rule("good", "Good", "No Facts"));
        assertThat(findings.of("bad").orElseThrow().holds()).isEqualTo(Truth.UNKNOWN);
        assertThat(findings.of("bad").orElseThrow().unknownForLackOf()).containsExactly("conditions");
        assertThat(findings.of("good").orElseThrow().holds()).isEqualTo(Truth.HOLDS);
        assertThat(findings.gate()).isEqualTo(Truth.HOLDS);
    }

    @Test
    void aFailingGateIsUnknownAndTheRulesAreStillAnswered() {
        SmallLogic logic = SmallLogic.withoutUsual(
                """
                define "Gate": (singleton from {1, 2}) = 1
                define "Candidates": singleton from {{1}, {2}}
                define "No Facts": List<Integer>{}
                define "Good": true
                """);
        Findings findings = logic.reason(chart(Set.of()), Map.of(), rule("good", "Good", "No Facts"));
        assertThat(findings.gate()).isEqualTo(Truth.UNKNOWN);
        assertThat(findings.candidates()).isEmpty();
        assertThat(findings.of("good").orElseThrow().isTrue()).isTrue();
    }

    @Test
    void aFailureIsLoggedByItsNameAndNeverWithWhatStandsInTheChart() {
        SmallLogic logic = SmallLogic.of(failing());
        PatientChart chart = chart(Set.of(), fever());
        List<String> lines = logOf(() -> logic.reason(chart, Map.of(), rule("bad", "Bad", "No Facts")));
        assertThat(lines).anyMatch(line -> line.contains("\"Bad\" could not be evaluated"));
        assertThat(lines).noneMatch(line -> line.contains(CANARY));
    }

    /** Everything that is logged while something runs, with every logger open that {@code application.yaml} does not turn off. */
    private static List<String> logOf(Runnable something) {
        YamlPropertiesFactoryBean settings = new YamlPropertiesFactoryBean();
        settings.setResources(new ClassPathResource("application.yaml"));
        String engine = "org.opencds.cqf.cql.engine";
        String level = settings.getObject().getProperty("logging.level." + engine);
        ((Logger) LoggerFactory.getLogger(engine)).setLevel(Level.toLevel(level, Level.TRACE));
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        try {
            something.run();
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }
        return log.list.stream().map(ReasonerTest::everything).toList();
    }

    private static String failing() {
        return """
                define "Bad":
                  exists (Elements."Fevers" F where Message(F.code.text.value, true, 'code', 'Error', F.code.text.value) = 'x')
                define "Good": exists Elements."Fevers"
                """;
    }

    private static String everything(ILoggingEvent event) {
        return event.getFormattedMessage()
                + (event.getThrowableProxy() == null
                        ? ""
                        : event.getThrowableProxy().getMessage());
    }

    @Test
    void whatIsUnknownForLackOfDataNamesTheUnreadNeedsThatItRestsOn() {
        SmallLogic logic = SmallLogic.of(
                """
                define "No Fever": Elements."Absent"(exists Elements."Fevers", 'conditions')
                define "Never Known": null as Boolean
                """);
        Findings findings = logic.reason(
                chart(Set.of("conditions", "procedures")),
                Map.of(),
                rule("no-fever", "No Fever", "No Facts"),
                rule("never", "Never Known", "No Facts"));
        assertThat(findings.of("no-fever").orElseThrow().holds()).isEqualTo(Truth.UNKNOWN);
        assertThat(findings.of("no-fever").orElseThrow().unknownForLackOf()).containsExactly("conditions");
        assertThat(findings.of("never").orElseThrow().unknownForLackOf()).isEmpty();
    }

    @Test
    void anUnknownGateNamesWhatIsMissing() {
        SmallLogic logic = SmallLogic.withoutUsual(
                """
                define "Gate": not Elements."Absent"(exists Elements."Fevers", 'conditions')
                define "Candidates": List<Integer>{}
                """);
        assertThat(logic.reason(chart(Set.of("conditions")), Map.of()).gateUnknownForLackOf())
                .containsExactly("conditions");
        assertThat(logic.reason(chart(Set.of("conditions"), fever()), Map.of()).gate())
                .isEqualTo(Truth.HOLDS);
    }

    @Test
    void aChangedSettingReachesTheLogicWithItsType() {
        SmallLogic logic = SmallLogic.of("define \"Enough\": 3 >= Settings.\"Many\"\n");
        assertThat(truth(logic, Map.of())).isEqualTo(Truth.HOLDS);
        assertThat(truth(logic, Map.of("ParesthesiaSettings.Many", "4"))).isEqualTo(Truth.DOES_NOT_HOLD);
    }

    private static Truth truth(SmallLogic logic, Map<String, String> settings) {
        return logic.reason(chart(Set.of()), settings, rule("enough", "Enough", "No Facts"))
                .of("enough")
                .orElseThrow()
                .holds();
    }

    @Test
    void theEncounterInContextReachesTheLogic() {
        SmallLogic logic = SmallLogic.of("define \"Is It\": Elements.\"Encounter In Context\" = 'enc-1'\n");
        assertThat(logic.reason(chart(Set.of()), Map.of(), rule("it", "Is It", "No Facts"))
                        .of("it")
                        .orElseThrow()
                        .isTrue())
                .isTrue();
    }
}
