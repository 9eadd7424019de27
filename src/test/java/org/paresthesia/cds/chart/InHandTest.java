package org.paresthesia.cds.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.paresthesia.cds.chart.Charts.everything;
import static org.paresthesia.cds.chart.Json.b12;
import static org.paresthesia.cds.chart.Json.bundle;
import static org.paresthesia.cds.chart.Json.diabetes;
import static org.paresthesia.cds.chart.Json.prescription;
import static org.paresthesia.cds.chart.Json.rxnorm;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paresthesia.cds.chart.select.CallTags;
import org.paresthesia.cds.findings.UnreadData;
import org.paresthesia.cds.findings.UnreadData.Reason;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.hook.InHand;

/** What the chart makes of the FHIR in a hook's context: by the rules of prefetch, and told apart from the record. */
class InHandTest {

    private static final String METFORMIN = prescription("m", "draft", rxnorm("860975", "Metformin 500 mg"));

    @Test
    void ordersInHandStandInTheChartAsDrafted() {
        PatientChart chart = read(Calls.selecting(List.of(), order("o"), METFORMIN));
        assertThat(chart.entries()).extracting(ChartEntry::need).containsOnly("draftOrders");
        assertThat(tags(chart)).isEqualTo(Map.of("o", List.of("drafted"), "m", List.of("drafted")));
        assertThat(chart.unread()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MedicationRequest/m",
                "m",
                "https://ehr.example.org/fhir/MedicationRequest/m",
                "MedicationRequest/m/_history/2"
            })
    void aSelectionIsFoundInEveryForm(String selection) {
        PatientChart chart = read(Calls.selecting(List.of(selection), order("o"), METFORMIN));
        assertThat(tags(chart)).containsEntry("m", List.of("drafted", "chosen")).containsEntry("o", List.of("drafted"));
        assertThat(chart.unread()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:uuid:77", "ServiceRequest/77"})
    void aSelectionIsFoundByTheAddressInTheBundle(String selection) {
        String entry = "{'resourceType':'Bundle','entry':[{'fullUrl':'urn:uuid:77','resource':"
                + order("x").replace("'id':'x',", "") + "}]}";
        PatientChart chart =
                read(Calls.inHand(new InHand.Orders(Json.quoted(entry), java.util.Optional.of(List.of(selection)))));
        assertThat(tags(chart.entries().get(0).resource())).containsExactly("drafted", "chosen");
        assertThat(chart.unread()).isEmpty();
    }

    @Test
    void ordersWithoutAnIdAreToldApart() {
        PatientChart chart = read(
                Calls.signing(METFORMIN.replace("'id':'m',", ""), METFORMIN.replace("'id':'m','status':'draft',", "")));
        assertThat(tags(chart)).hasSize(2).allSatisfy((id, tags) -> assertThat(tags)
                .containsExactly("drafted", "chosen"));
    }

    @Test
    void everyOrderThatIsSignedIsChosen() {
        PatientChart chart = read(Calls.signing(order("o"), METFORMIN));
        assertThat(tags(chart).values()).containsOnly(List.of("drafted", "chosen"));
    }

    @Test
    void aSelectionThatNamesNothingLeavesTheChoiceUnknown() {
        assertThat(read(Calls.selecting(List.of("ServiceRequest/gone"), order("o")))
                        .unread())
                .containsExactly(new UnreadData("draftOrders", Reason.UNREADABLE));
    }

    @Test
    void aSelectionThatNoRuleReadsNeedsNoFinding() {
        String diet = "{'resourceType':'NutritionOrder','id':'n','patient':{'reference':'Patient/ada'}}";
        String weighing = order("w").replace("2132-9", "29463-7");
        PatientChart chart = read(Calls.selecting(List.of("NutritionOrder/n", "ServiceRequest/w"), diet, weighing));
        assertThat(chart.entries()).isEmpty();
        assertThat(chart.unread()).isEmpty();
        assertThat(chart.unreadableEntries()).isZero();
    }

    @Test
    void anOrderThatIsOnRecordTooCountsOnceAndAsOfTheRecord() {
        Map<String, String> keys = everything();
        keys.put("serviceRequests", bundle(order("o").replace("draft", "active")));
        PatientChart chart = Charts.reader(Handful.knowledge())
                .read(Calls.selecting(List.of("ServiceRequest/o"), order("o")), Charts.prefetch(keys), Charts.NOW);
        assertThat(chart.entries()).hasSize(1);
        assertThat(tags(chart)).isEqualTo(Map.of("o", List.of("chosen")));
    }

    @Test
    void aTagThatAClientSendsByItselfIsTakenOff() {
        String pretender = order("o")
                .replace(
                        "'status'",
                        "'meta':{'tag':[{'system':'" + CallTags.SYSTEM + "','code':'chosen'},"
                                + "{'system':'urn:theirs','code':'chosen'}]},'status'");
        Map<String, String> keys = everything();
        keys.put("serviceRequests", bundle(pretender));
        PatientChart chart =
                Charts.reader(Handful.knowledge()).read(Calls.aboutAda(), Charts.prefetch(keys), Charts.NOW);
        assertThat(tags(chart)).isEqualTo(Map.of("o", List.of()));
        assertThat(chart.entries().get(0).resource().getMeta().getTag()).hasSize(1);
    }

    @Test
    void aMedicineIsFoundInsideTheBundleOfTheContext() {
        String order = prescription("m", "draft", "'medicationReference':{'reference':'Medication/glucophage'}");
        String product = "{'resourceType':'Medication','id':'glucophage','code':"
                + rxnorm("860975", "M").split(":", 2)[1] + "}";
        PatientChart chart = read(Calls.signing(order, product));
        MedicationRequest request =
                (MedicationRequest) chart.byType("MedicationRequest").get(0);
        CodeableConcept medicine = request.getMedicationCodeableConcept();
        assertThat(medicine.getCoding()).extracting(Coding::getCode).contains("6809");
    }

    @Test
    void aMedicineInHandIsNotOneThatThePatientTakes() {
        String unknown = prescription("u", "active", rxnorm("1", "Something new"));
        assertThat(read(Calls.signing(unknown)).unrecognisedMedicines()).isEmpty();
    }

    @Test
    void anotherPatientsOrderIsLeftOutAndCounted() {
        PatientChart chart = read(Calls.signing(order("o"), order("p").replace("/ada", "/bob")));
        assertThat(chart.entries()).hasSize(1);
        assertThat(chart.unreadableEntries()).isEqualTo(1);
        assertThat(chart.unread()).isEmpty();
    }

    @Test
    void anotherPatientsOrdersAloneAreNoAnswer() {
        assertThat(read(Calls.signing(order("p").replace("/ada", "/bob"))).unread())
                .containsExactlyInAnyOrder(
                        new UnreadData("draftOrders", Reason.UNREADABLE),
                        new UnreadData("serviceRequests", Reason.INCOMPLETE));
    }

    @Test
    void anOrderThatIsNotR4MayBeTheOneThatARuleAsksAbout() {
        PatientChart chart = read(Calls.signing(order("o").replace("'status'", "'authoredOn':'soon','status'")));
        assertThat(chart.unreadableEntries()).isEqualTo(1);
        assertThat(chart.unread())
                .containsExactlyInAnyOrder(
                        new UnreadData("draftOrders", Reason.UNREADABLE),
                        new UnreadData("serviceRequests", Reason.INCOMPLETE));
    }

    @Test
    void aMedicineThatIsNotR4SaysNothingAboutReferrals() {
        PatientChart chart = read(Calls.signing(METFORMIN.replace("'intent'", "'authoredOn':'soon','intent'")));
        assertThat(chart.unread()).containsExactly(new UnreadData("draftOrders", Reason.UNREADABLE));
    }

    @Test
    void aNewProblemStandsBesideThoseOfTheRecord() {
        Map<String, String> keys = everything();
        keys.put("conditions", bundle(diabetes("old")));
        HookCall call = Calls.adding(diabetes("new"), diabetes("old"));
        PatientChart chart = Charts.reader(Handful.knowledge()).read(call, Charts.prefetch(keys), Charts.NOW);
        assertThat(chart.byType("Condition")).hasSize(2);
        assertThat(tags(chart).values()).containsOnly(List.of("chosen"));
    }

    @Test
    void aNewProblemThatIsNotR4LeavesProblemsUnknown() {
        PatientChart chart = read(Calls.adding(diabetes("d").replace("'code'", "'onsetDateTime':'soon','code'")));
        assertThat(chart.unread()).containsExactly(new UnreadData("conditions", Reason.UNREADABLE));
    }

    /** So the hook library writes it in its own example, which is not valid R4. */
    @Test
    void aCategoryThatIsAWordDoesNotCostTheNewProblem() {
        String odd =
                diabetes("d").replace("'code'", "'category':'problem-list-item','assertedDate':'2018-11-15','code'");
        PatientChart chart = read(Calls.adding(odd));
        assertThat(chart.byType("Condition")).hasSize(1);
        assertThat(chart.unread()).isEmpty();
    }

    @Test
    void whatTheFieldIsNotForIsPassedOver() {
        assertThat(read(Calls.signing(b12("r", "2024"), diabetes("d"))).entries())
                .isEmpty();
        assertThat(read(Calls.adding(b12("r", "2024"), order("o"))).entries()).isEmpty();
    }

    @Test
    void anotherVersionOfFhirIsRefused() {
        String dstu2 = METFORMIN.replace("MedicationRequest", "MedicationOrder");
        assertThatThrownBy(() -> read(Calls.signing(dstu2))).isInstanceOf(NotR4.class);
    }

    private static PatientChart read(HookCall call) {
        return Charts.reader(Handful.knowledge()).read(call, Charts.prefetch(everything()), Charts.NOW);
    }

    /** A draft of a vitamin B12 test. */
    private static String order(String id) {
        return "{'resourceType':'ServiceRequest','id':'" + id + "','status':'draft','intent':'order','code':{'coding':["
                + "{'system':'http://loinc.org','code':'2132-9'}]},'subject':{'reference':'Patient/ada'}}";
    }

    private static Map<String, List<String>> tags(PatientChart chart) {
        return chart.entries().stream()
                .map(ChartEntry::resource)
                .collect(Collectors.toMap(each -> each.getIdElement().getIdPart(), InHandTest::tags));
    }

    private static List<String> tags(Resource resource) {
        return resource.getMeta().getTag().stream()
                .filter(tag -> CallTags.SYSTEM.equals(tag.getSystem()))
                .map(Coding::getCode)
                .toList();
    }
}
