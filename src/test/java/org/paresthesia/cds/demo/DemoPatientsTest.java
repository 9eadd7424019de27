package org.paresthesia.cds.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseReference;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** The shipped demo patients: valid FHIR, whole, and saying what their descriptions say. */
class DemoPatientsTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final ZonedDateTime D = ZonedDateTime.parse("2026-11-20T10:00:00Z");

    static List<DemoPatient> patients() {
        return DemoPatients.shipped().all();
    }

    @Test
    void everyoneIsThereInTheOrderOfTheirIds() {
        assertThat(patients())
                .extracting(DemoPatient::id)
                .containsExactly(
                        "c01", "c02", "c03", "c04", "c05", "c06", "e01", "e03", "e07", "e09", "e11", "e13", "h01",
                        "h02", "h03", "h04", "h05", "l01", "l02", "l03", "l04", "l05", "n01", "n02", "n03", "n04",
                        "n05", "n06", "p01", "p02", "p03", "p04", "r01", "r02", "r03", "r04", "r05", "r06", "r07",
                        "r08", "r09", "s01", "s02", "s03", "s04", "s05", "s06", "t01", "t02", "t03", "t04", "t05",
                        "t06", "t07", "t08", "t09", "v01", "v02", "v04", "v05", "v07", "v08", "v10", "v12a", "v12b",
                        "v12c", "v13", "v15", "v17", "v18", "v19", "v20", "v21", "v22");
    }

    @Test
    void thereIsNobodyElse() {
        assertThatThrownBy(() -> DemoPatients.shipped().byId("v99")).hasMessageContaining("v99");
    }

    @ParameterizedTest
    @MethodSource("patients")
    void theChartSaysWhatTheDescriptionSays(DemoPatient patient) throws Exception {
        String described = new ClassPathResource("demo-charts/" + patient.id() + ".txt")
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(ChartLines.of(chartOf(patient))).isEqualTo(described);
    }

    @ParameterizedTest
    @MethodSource("patients")
    void everythingBelongsToTheOnePatientOfTheBundle(DemoPatient patient) {
        Bundle chart = chartOf(patient);
        List<Resource> resources = resourcesOf(chart).toList();
        Set<String> own = resources.stream().map(DemoPatientsTest::name).collect(Collectors.toSet());
        assertThat(own).hasSameSizeAs(resources);
        assertThat(resources)
                .filteredOn(Patient.class::isInstance)
                .extracting(DemoPatientsTest::name)
                .containsExactly("Patient/" + patient.id());
        assertThat(resources)
                .allMatch(resource -> resource.getIdElement().getIdPart().startsWith(patient.id()));
        assertThat(own).containsAll(referencesIn(chart));
        assertThat(chart.getEntry()).allMatch(entry -> entry.getFullUrl().endsWith("/" + name(entry.getResource())));
    }

    @ParameterizedTest
    @MethodSource("patients")
    void theChartFollowsTheClockAndLeavesNoOffset(DemoPatient patient) {
        assertThat(patient.bundleAt(D)).doesNotContain("${").isNotEqualTo(patient.bundleAt(D.plusDays(1)));
    }

    @Test
    void aPatientInAMessageShowsNothingOfTheChart() {
        assertThat(DemoPatients.shipped().byId("v08")).hasToString("DemoPatient[v08-office-visit-nothing-recorded]");
    }

    private static Bundle chartOf(DemoPatient patient) {
        IParser strict = FHIR.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        strict.setOverrideResourceIdWithBundleEntryFullUrl(false);
        return strict.parseResource(Bundle.class, patient.bundleAt(D));
    }

    private static Stream<Resource> resourcesOf(Bundle chart) {
        return chart.getEntry().stream().map(Bundle.BundleEntryComponent::getResource);
    }

    private static List<String> referencesIn(Bundle chart) {
        return FHIR.newTerser().getAllPopulatedChildElementsOfType(chart, IBaseReference.class).stream()
                .map(reference -> reference.getReferenceElement().getValue())
                .toList();
    }

    private static String name(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
