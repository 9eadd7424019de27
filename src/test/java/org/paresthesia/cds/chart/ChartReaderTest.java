package org.paresthesia.cds.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.paresthesia.cds.chart.Json.ada;
import static org.paresthesia.cds.chart.Json.b12;
import static org.paresthesia.cds.chart.Json.bundle;
import static org.paresthesia.cds.chart.Json.diabetes;
import static org.paresthesia.cds.chart.Json.observation;
import static org.paresthesia.cds.findings.UnreadData.Reason.FAILED;
import static org.paresthesia.cds.findings.UnreadData.Reason.INCOMPLETE;
import static org.paresthesia.cds.findings.UnreadData.Reason.NOT_SENT;
import static org.paresthesia.cds.findings.UnreadData.Reason.UNREADABLE;

import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paresthesia.cds.findings.UnreadData;
import org.paresthesia.cds.findings.UnreadData.Reason;

/** What the chart makes of prefetch, without a FHIR server to ask. */
class ChartReaderTest {

    @Test
    void findsResourcesByTypeAndByValueSet() {
        PatientChart chart = read(sent("rareResults", bundle(b12("a", "2024-01-01"))));
        assertThat(chart.patient().getIdElement().getIdPart()).isEqualTo("ada");
        assertThat(chart.byType("Observation")).hasSize(1);
        assertThat(chart.byCode("Observation", "code", "b12")).hasSize(1);
        assertThat(chart.byCode("Observation", "code", "hba1c")).isEmpty();
        assertThat(chart.byCode("Observation", "value", "b12")).isEmpty();
        assertThat(chart.unread()).isEmpty();
    }

    @Test
    void findsAnAnswerByItsCodedValue() {
        String answer = "{'resourceType':'Observation','id':'q','status':'final','code':{'text':'Where?'},'subject':{"
                + "'reference':'Patient/ada'},'valueCodeableConcept':{'coding':[{'system':'http://snomed.info/sct',"
                + "'code':'309087008'}]}}";
        assertThat(read(sent("rareResults", answer)).byCode("Observation", "value", "numbness"))
                .hasSize(1);
    }

    static Arguments[] unread() {
        String next = "{'resourceType':'Bundle','link':[{'relation':'next','url':'http://elsewhere/p2'}],'entry':[]}";
        String outcome = "{'resource':{'resourceType':'OperationOutcome','issue':[{'severity':'error'}]}}";
        String half = "{'resourceType':'Bundle','entry':[" + outcome + ",{'resource':" + diabetes("d") + "}]}";
        String onlyOutcome = "{'resourceType':'Bundle','entry':[" + outcome + "]}";
        String badDate = diabetes("d").replace("'code':{", "'onsetDateTime':'yesterday','code':{");
        return new Arguments[] {
            Arguments.of("the query failed", "{'resourceType':'OperationOutcome'}", FAILED),
            Arguments.of("an error instead of entries", onlyOutcome, FAILED),
            Arguments.of("an error next to entries", half, INCOMPLETE),
            Arguments.of("a further page that cannot be asked for", next, INCOMPLETE),
            Arguments.of("a string", "'123'", UNREADABLE),
            Arguments.of("a resource of another type", b12("a", "2024"), UNREADABLE),
            Arguments.of("an entry that is no R4", bundle(badDate), UNREADABLE),
            Arguments.of("an entry of another patient", bundle(diabetes("d").replace("/ada", "/bob")), UNREADABLE),
            Arguments.of("an entry of nobody", bundle(diabetes("d").replace("'subject'", "'asserter'")), UNREADABLE)
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unread")
    void saysWhatWasNotRead(String sentence, String conditions, Reason reason) {
        assertThat(read(sent("conditions", conditions)).unread()).containsExactly(new UnreadData("conditions", reason));
    }

    @Test
    void tellsAKeyThatWasNotSentFromOneThatFoundNothing() {
        Map<String, String> keys = everything();
        keys.remove("encounters");
        assertThat(read(keys).unread()).containsExactly(new UnreadData("encounters", NOT_SENT));
        keys.put("encounters", "null");
        assertThat(read(keys).unread()).isEmpty();
    }

    @Test
    void countsWhatIsNotThePatientsOnceAndNeverUsesIt() { // pitfall 30
        String stranger = observation("x", "2132-9", "2024", "Patient/bob");
        Map<String, String> keys = sent("rareResults", bundle(stranger, b12("a", "2024")));
        keys.put("frequentResults", bundle(stranger));
        PatientChart chart = read(keys);
        assertThat(chart.entries()).hasSize(1);
        assertThat(chart.unreadableEntries()).isEqualTo(1);
        assertThat(chart.unread())
                .as("beside the patient's own entries a stray one is left out; alone it is no answer")
                .containsExactly(new UnreadData("frequentResults", UNREADABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Group/bob", "urn:uuid:nowhere"})
    void doesNotTakeASubjectThatMayBeThePatientForAStrayOne(String subject) {
        String unclear = observation("x", "2132-9", "2024", subject);
        PatientChart chart = read(sent("rareResults", bundle(unclear, b12("a", "2024"))));
        assertThat(chart.unread()).containsExactly(new UnreadData("rareResults", UNREADABLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/ada",
                "https://ehr.example.org/fhir/Patient/ada",
                "Patient/ada/_history/3",
                "urn:uuid:5d1b",
                "urn:uuid:ada"
            })
    void followsEveryFormOfReferenceToThePatient(String reference) {
        Map<String, String> keys = sent("rareResults", bundle(observation("a", "2132-9", "2024", reference)));
        keys.put("patient", "{'resourceType':'Bundle','entry':[{'fullUrl':'urn:uuid:5d1b','resource':" + ada() + "}]}");
        assertThat(read(keys).entries()).hasSize(1);
    }

    @Test
    void countsOneResourceUnderSeveralKeysOnceAndTakesItsLaterVersion() {
        String earlier =
                b12("a", "2024").replace("'status'", "'meta':{'lastUpdated':'2024-01-01T12:00:00+02:00'},'status'");
        String later = b12("a", "2023").replace("'status'", "'meta':{'lastUpdated':'2024-01-01T11:00:00Z'},'status'");
        Map<String, String> keys = sent("rareResults", bundle(earlier));
        keys.put("frequentResults", bundle(later, earlier));
        assertThat(read(keys).byCode("Observation", "code", "b12"))
                .singleElement()
                .satisfies(only -> assertThat(
                                ((Observation) only).getEffectiveDateTimeType().getValueAsString())
                        .isEqualTo("2023"));
    }

    @Test
    void readsTheWholeChartUnderEveryKey() {
        String chart = bundle(ada(), diabetes("d"), b12("a", "2024"));
        Map<String, String> keys = new TreeMap<>();
        everything().keySet().forEach(key -> keys.put(key, chart));
        PatientChart read = read(keys);
        assertThat(read.entries())
                .extracting(entry -> entry.resource().fhirType())
                .containsExactlyInAnyOrder("Condition", "Observation");
        assertThat(read.unread()).isEmpty();
    }

    @Test
    void toleratesWhatR4DoesNotKnow() {
        String odd = diabetes("d").replace("'code':{", "'invented':{'a':[1]},'assertedDate':'2020','code':{");
        assertThat(read(sent("conditions", bundle(odd))).entries()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "'x'",
                "{'resourceType':'OperationOutcome'}",
                "{'resourceType':'Bundle'}",
                "{'resourceType':'Patient'}",
                "{'resourceType':'Patient','id':'ada','birthDate':'long ago'}"
            })
    void saysNothingWithoutAPatient(String patient) {
        assertThatThrownBy(() -> read(sent("patient", patient))).isInstanceOf(PatientUnavailable.class);
    }

    @Test
    void saysNothingWithoutAnyPrefetch() {
        assertThatThrownBy(() -> reader().read(Calls.aboutAda(), Prefetch.none(Handful.needs()), Charts.NOW))
                .isInstanceOf(PatientUnavailable.class);
    }

    @Test
    void refusesAnotherPatient() {
        assertThatThrownBy(() -> read(sent("patient", ada().replace("ada", "bob"))))
                .isInstanceOf(WrongPatient.class);
    }

    @Test
    void refusesAnotherVersionOfFhir() {
        String stu3 = diabetes("d").replace("'code':{", "'clinicalStatus':'active','code':{");
        assertThatThrownBy(() -> read(sent("conditions", bundle(stu3))))
                .isInstanceOf(NotR4.class)
                .hasMessageContaining("Condition.clinicalStatus");
    }

    @Test
    void keepsTheEncounterInContextWhateverItsCodes() {
        String encounter =
                "{'resourceType':'Encounter','id':'e','status':'finished','subject':{'reference':" + "'Patient/ada'}}";
        Map<String, String> keys = sent("encounters", bundle(encounter, encounter.replace("'e'", "'f'")));
        keys.put("encounters", keys.get("encounters").replace("'type':'searchset'", "'total':2"));
        assertThat(reader().read(Calls.during("e"), prefetch(keys), Charts.NOW).byType("Encounter"))
                .hasSize(1);
        assertThat(read(keys).byType("Encounter")).isEmpty();
    }

    @Test
    void keepsAnEncounterThatGoesOnBecauseItSaysWhereThePatientIs() {
        String encounter = "{'resourceType':'Encounter','id':'e','status':'in-progress','subject':{'reference':"
                + "'Patient/ada'}}";
        assertThat(read(sent("encounters", bundle(encounter))).byType("Encounter"))
                .hasSize(1);
    }

    @Test
    void saysThatTheReasonOfAnEncounterThatIsNotHereIsUnknown() {
        PatientChart chart = reader().read(Calls.during("e"), prefetch(everything()), Charts.NOW);
        assertThat(chart.unread()).containsExactly(new UnreadData("encounters", INCOMPLETE));
    }

    @Test
    void concludesTheSameWithoutTheFilter() {
        Map<String, String> keys =
                sent("rareResults", bundle(b12("a", "2024"), observation("w", "29463-7", "2024", "Patient/ada")));
        ChartKnowledge unfiltered = Handful.knowledge().withoutFilter();
        Prefetch prefetch = Charts.prefetch(unfiltered, keys);
        PatientChart chart = Charts.reader(unfiltered).read(Calls.aboutAda(), prefetch, Charts.NOW);
        assertThat(chart.entries()).hasSize(2);
        assertThat(chart.byCode("Observation", "code", "b12")).hasSize(1);
    }

    private static Map<String, String> everything() {
        return Charts.everything();
    }

    private static Map<String, String> sent(String key, String value) {
        Map<String, String> keys = everything();
        keys.put(key, value);
        return keys;
    }

    private static ChartReader reader() {
        return Charts.reader(Handful.knowledge());
    }

    private static PatientChart read(Map<String, String> keys) {
        return reader().read(Calls.aboutAda(), prefetch(keys), Charts.NOW);
    }

    private static Prefetch prefetch(Map<String, String> keys) {
        return Charts.prefetch(keys);
    }
}
