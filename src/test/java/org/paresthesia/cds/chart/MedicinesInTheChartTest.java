package org.paresthesia.cds.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.paresthesia.cds.chart.Json.bundle;
import static org.paresthesia.cds.chart.Json.prescription;
import static org.paresthesia.cds.chart.Json.rxnorm;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What CQL sees of medicines: ingredients, however the product was stated. */
class MedicinesInTheChartTest {

    private static final String METFORMIN_TABLET = rxnorm("860975", "24 HR metformin 500 MG tablet");
    private static final String MEDICATION = "{'resourceType':'Medication','id':'m','code':{'coding':[{'system':"
            + "'http://www.nlm.nih.gov/research/umls/rxnorm','code':'860975'}],'text':'Glucophage'}}";

    @Test
    void aProductGetsItsIngredientAndDoseFormAndKeepsItsOwnCode() {
        CodeableConcept medicine = onlyMedicine(read(bundle(prescription("p", "active", METFORMIN_TABLET))));
        assertThat(medicine.getCoding()).extracting(Coding::getCode).containsExactly("860975", "6809", "oral");
        assertThat(medicine.getCoding())
                .extracting(Coding::getDisplay)
                .containsExactly("24 HR metformin 500 MG tablet", "Metformin", "oral");
    }

    @Test
    void anIngredientIsNotWrittenTwice() {
        CodeableConcept medicine = onlyMedicine(read(bundle(prescription("p", "active", rxnorm("6809", "metformin")))));
        assertThat(medicine.getCoding()).extracting(Coding::getCode).containsExactly("6809");
    }

    static Stream<Arguments> references() {
        String byUrl = "{'resourceType':'Bundle','entry':[{'fullUrl':'urn:uuid:7','resource':" + MEDICATION + "},"
                + "{'resource':%s}]}";
        String beside = "{'resourceType':'Bundle','entry':[{'resource':%s},{'search':{'mode':'include'},'resource':"
                + MEDICATION + "}]}";
        String contained = "{'resourceType':'Bundle','entry':[{'resource':%s}]}";
        return Stream.of(
                Arguments.of("by its address in the Bundle", byUrl, to("urn:uuid:7")),
                Arguments.of("relative", beside, to("Medication/m")),
                Arguments.of("absolute", beside, to("https://ehr.example.org/fhir/Medication/m")),
                Arguments.of("of one version", beside, to("Medication/m/_history/2")),
                Arguments.of("contained", contained, to("#m") + ",'contained':[" + MEDICATION + "]"));
    }

    private static String to(String reference) {
        return "'medicationReference':{'reference':'" + reference + "'}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("references")
    void aReferenceIsFollowed(String sentence, String requests, String product) {
        PatientChart chart = read(requests.formatted(prescription("p", "active", product)));
        assertThat(onlyMedicine(chart).getCoding())
                .extracting(Coding::getCode)
                .containsExactly("860975", "6809", "oral");
        assertThat(chart.unrecognisedMedicines()).isEmpty();
    }

    @Test
    void aMedicineThatNoRuleAsksAboutIsRecognisedAndLeftOut() {
        PatientChart chart = read(bundle(prescription("p", "active", rxnorm("314076", "lisinopril 10 MG tablet"))));
        assertThat(chart.entries()).isEmpty();
        assertThat(chart.unrecognisedMedicines()).isEmpty();
    }

    static Stream<Arguments> unrecognised() {
        String local = "'medicationCodeableConcept':{'coding':[{'system':'urn:local','code':'1','display':'Herbal 3'}]";
        return Stream.of(
                Arguments.of("by its words", "active", local + ",'text':'Old remedy'}", List.of("Old remedy")),
                Arguments.of("by its first display", "active", local + "}", List.of("Herbal 3")),
                Arguments.of(
                        "by the display of a reference",
                        "on-hold",
                        "'medicationReference':{'reference':'Medication/9','display':'Tonic'}",
                        List.of("Tonic")),
                Arguments.of("as unnamed", "active", to("Medication/9"), List.of("unnamed medicine")),
                Arguments.of("not at all once it was stopped", "stopped", local + "}", List.of()),
                Arguments.of("not at all if it was a mistake", "entered-in-error", local + "}", List.of()),
                Arguments.of(
                        "not at all if it must not be taken", "active", local + "},'doNotPerform':true", List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unrecognised")
    void anUnrecognisedMedicineInForceIsNamed(String sentence, String status, String product, List<String> names) {
        PatientChart chart = read(bundle(prescription("p", status, product), prescription("q", status, product)));
        assertThat(chart.unrecognisedMedicines()).isEqualTo(names);
        assertThat(chart.entries()).isEmpty();
        assertThat(chart.unread()).isEmpty();
    }

    private static CodeableConcept onlyMedicine(PatientChart chart) {
        assertThat(chart.byType("MedicationRequest")).hasSize(1);
        return ((MedicationRequest) chart.byType("MedicationRequest").get(0)).getMedicationCodeableConcept();
    }

    private static PatientChart read(String requests) {
        Map<String, String> keys = Charts.everything();
        keys.put("medicationRequests", requests);
        return Charts.reader(Handful.knowledge()).read(Calls.aboutAda(), Charts.prefetch(keys), Charts.NOW);
    }
}
