package org.paresthesia.cds.logic;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.paresthesia.cds.chart.ChartEntry;
import org.paresthesia.cds.chart.PatientChart;
import org.paresthesia.cds.findings.Findings;
import org.paresthesia.cds.findings.UnreadData;
import org.paresthesia.cds.findings.Urgency;
import org.paresthesia.cds.hook.CallContext;
import org.paresthesia.cds.hook.Caller;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.hook.InHand;
import org.paresthesia.cds.hook.UserReference;
import org.paresthesia.cds.knowledge.NamedCode;
import org.paresthesia.cds.knowledge.PrefetchNeed.Demand;
import org.paresthesia.cds.knowledge.PrefetchTable;
import org.paresthesia.cds.knowledge.Rule;
import org.paresthesia.cds.knowledge.RuleLogic;
import org.paresthesia.cds.knowledge.Service;
import org.paresthesia.cds.knowledge.Setting;
import org.paresthesia.cds.knowledge.Settings;
import org.paresthesia.cds.knowledge.cql.CompiledLogic;
import org.paresthesia.cds.knowledge.cql.CqlCompiler;
import org.paresthesia.cds.knowledge.cql.DataNeeds;

/** A few lines of CQL in the shape of the project's logic, for tests of what surrounds it. */
final class SmallLogic {

    static final ZonedDateTime NOON = ZonedDateTime.of(2026, 11, 20, 12, 0, 0, 0, ZoneId.of("UTC"));

    private static final String CONCEPTS =
            "library ParesthesiaConcepts\nvalueset \"Fever\": 'https://example.org/fever'\n";
    private static final String SETTINGS = "library ParesthesiaSettings\nparameter \"Many\" Integer default 2\n";
    private static final String ELEMENTS =
            """
            library ParesthesiaElements
            using FHIR version '4.0.1'
            include FHIRHelpers version '4.0.1'
            include ParesthesiaConcepts called Concepts
            parameter "Unread" List<String> default {}
            parameter "Encounter In Context" String
            context Patient
            define "Fevers": [Condition: Concepts."Fever"]
            define "Procedures": [Procedure]
            define function "Absent"(found Boolean, need String):
              if found then false else if need in "Unread" then null else true
            """;
    private static final String ENTRY =
            """
            library ParesthesiaDifferential
            using FHIR version '4.0.1'
            include FHIRHelpers version '4.0.1'
            include ParesthesiaConcepts called Concepts
            include ParesthesiaSettings called Settings
            include ParesthesiaElements called Elements
            context Patient
            """;
    private static final String USUAL =
            """
            define "Gate": exists Elements."Fevers"
            define "Candidates": List<Integer>{}
            define "No Facts": List<Integer>{}
            """;

    final Reasoner reasoner;
    final CqlRuntime runtime;

    private SmallLogic(String entry) {
        CompiledLogic logic = CqlCompiler.compile(Map.of(
                "cql/ParesthesiaConcepts.cql", CONCEPTS,
                "cql/ParesthesiaSettings.cql", SETTINGS,
                "cql/ParesthesiaElements.cql", ELEMENTS,
                "cql/ParesthesiaDifferential.cql", ENTRY + entry));
        runtime = new CqlRuntime(logic, FhirContext.forR4Cached(), (url, system, code) -> setsOf(system, code)
                .contains(url));
        Setting many = new Setting(
                "Many",
                "how many are many",
                Setting.Type.INTEGER,
                "2",
                "1",
                Optional.of(BigDecimal.ONE),
                Optional.of(BigDecimal.TEN),
                "nobody");
        reasoner = new Reasoner(
                runtime,
                new DataNeeds(logic, table(), SmallLogic::setsOf),
                new CallParameters(new Settings(List.of(many))),
                new CodeChoice(SmallLogic::setsOf));
    }

    private SmallLogic(SmallLogic other) {
        runtime = other.runtime.withoutPreparation();
        reasoner = other.reasoner;
    }

    /** The same, computed by the engine's own evaluation. */
    SmallLogic withoutPreparation() {
        return new SmallLogic(this);
    }

    /** Logic with these defines, and a gate that is open for a fever. */
    static SmallLogic of(String defines) {
        return new SmallLogic(USUAL + defines);
    }

    /** Logic with these defines alone. */
    static SmallLogic withoutUsual(String defines) {
        return new SmallLogic(defines);
    }

    static Set<String> setsOf(String system, String code) {
        return "urn:local".equals(system) && "fever".equals(code) ? Set.of("https://example.org/fever") : Set.of();
    }

    private static PrefetchTable table() {
        return new PrefetchTable(List.of(row("conditions", "Condition"), row("procedures", "Procedure")));
    }

    private static PrefetchTable.Row row(String key, String type) {
        return new PrefetchTable.Row(key, type, key, Demand.PRIMARY, false, 0, List.of(), List.of());
    }

    /** What the rules conclude of a chart, if they have no more time than this. */
    Findings reasonWithin(Duration longest, PatientChart chart, Rule... rules) {
        return reasoner.within(longest).reason(call(Map.of()), chart, service(rules), NOON);
    }

    /** What the rules conclude of a chart. */
    Findings reason(PatientChart chart, Map<String, String> settings, Rule... rules) {
        return reasoner.reason(call(settings), chart, service(rules), NOON);
    }

    static Service service(Rule... rules) {
        return new Service("small", "patient-view", "Small", "A small service", "none", List.of(), List.of(rules));
    }

    /** A rule on two defines. */
    static Rule rule(String topic, String holds, String facts) {
        return rule(topic, new RuleLogic(holds, facts, Optional.empty(), Optional.empty()));
    }

    static Rule rule(String topic, RuleLogic logic) {
        return rule(topic, Rule.Role.CAUSE, Optional.of(logic));
    }

    /** A summary without a condition of its own. */
    static Rule summary() {
        return rule("summary", Rule.Role.SUMMARY, Optional.empty());
    }

    private static Rule rule(String topic, Rule.Role role, Optional<RuleLogic> logic) {
        return new Rule(
                new NamedCode("urn:topics", topic, topic),
                role,
                Urgency.INFO,
                logic,
                topic,
                topic,
                topic,
                List.of(),
                List.of(),
                List.of(),
                Rule.Selection.ANY,
                Rule.QuietWhenOrdered.NEVER,
                false,
                List.of());
    }

    static HookCall call(Map<String, String> settings) {
        Caller caller = new Caller("default", ZoneId.of("UTC"), List.of(), settings, Set.of());
        UserReference user = UserReference.of("Practitioner/1");
        CallContext context = new CallContext(user, "p", Optional.of("enc-1"), new InHand.Nothing());
        return new HookCall("small", "patient-view", "one", caller, context, Optional.empty());
    }

    /** A chart of these resources, in which some needs were not read. */
    static PatientChart chart(Set<String> unread, Resource... resources) {
        Patient patient = new Patient();
        patient.setId("p");
        List<ChartEntry> entries = Stream.of(resources)
                .map(each -> ChartEntry.of(each, "test", SmallLogic::setsOf))
                .toList();
        Set<UnreadData> reasons = unread.stream()
                .map(need -> new UnreadData(need, UnreadData.Reason.FAILED))
                .collect(Collectors.toSet());
        return new PatientChart(patient, entries, reasons, 0, List.of());
    }

    /** What one define of the entry library says at a moment. */
    Object say(String define, PatientChart chart, ZonedDateTime now) {
        return runtime.over(chart, now)
                .evaluate(DataNeeds.ENTRY, List.of(define), new HashMap<>())
                .get(define);
    }
}
