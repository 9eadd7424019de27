package org.paresthesia.cds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the demo EHR finds, asked over HTTP as the service and a sandbox ask. */
class DemoEhrSearchTest {

    private static RunningDemoEhr ehr;

    @BeforeAll
    static void open() {
        ehr = new RunningDemoEhr();
    }

    @AfterAll
    static void close() {
        ehr.close();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            Condition?patient=v04;                                        3; all problems of a patient
            Condition?patient=Patient/v04;                                3; the patient named with the type
            Condition?subject=Patient/v04;                                3; the same by subject
            Condition?patient=nobody;                                     0; a patient who is not there
            Condition?patient=v04,v07;                                    8; two patients
            Condition?patient=Group/v04;                                  0; something that is no patient
            Condition?patient=v04&code=http://snomed.info/sct|309538000;  1; one code in one chart
            Condition?patient=v07&code=44077006;                          2; a code without system
            Condition?patient=v07&code=|44077006;                         0; a code that has no system
            Condition?patient=v07&code=http://snomed.info/sct|;           4; any code of a system
            Condition?patient=v07&code=urn:other|44077006;                0; the right code of another system
            Observation?patient=v02&code=http://loinc.org|2132-9;         2; old and new results
            Observation?patient=v10&code=http://loinc.org|2132-9,http://loinc.org|14685-2;  2; tokens
            Observation?patient=v10&code=2132-9,14685-2,nothing;          2; a list of codes without system
            Observation?subject=v02&code=2132-9;                          2; code and subject
            Observation?patient=v02&_id=v02-b12,v02-tsh,v01-tsh;          2; ids of a patient
            Condition?_id=v07-diabetes;                                   1; an id alone
            MedicationRequest?patient=v01;                                2; the first and the present order of a medicine
            MedicationRequest?patient=v01&code=http://www.nlm.nih.gov/research/umls/rxnorm|861007; 2; a medicine by its code
            MedicationStatement?patient=v01;                              0; a type without records
            MedicationAdministration?patient=v01;                         0; a type without records
            MedicationDispense?patient=v01;                               0; a type without records
            ServiceRequest?patient=v01;                                   0; a type without records
            ImagingStudy?patient=v13;                                     0; a type without records
            Procedure?patient=v18;                                        1; an examination
            DiagnosticReport?patient=v13;                                 1; a report
            Encounter?patient=v07;                                        1; the visit
            Patient?_id=v01;                                              1; one person
            Practitioner;                                                 1; the staff
            Medication?_id=none;                                          0; a medicine nobody has stored
            """)
    void finds(String query, int count, String why) {
        Bundle found = ehr.search("/" + encoded(query));
        assertThat(found.getType()).isEqualTo(Bundle.BundleType.SEARCHSET);
        assertThat(found.getEntry()).as(why).hasSize(count);
        assertThat(found.getTotal()).isEqualTo(count);
    }

    @Test
    void everyoneIsFound() {
        assertThat(RunningDemoEhr.idsOf(ehr.search("/Patient?_count=100")))
                .containsExactlyInAnyOrderElementsOf(DemoPatients.shipped().all().stream()
                        .map(DemoPatient::id)
                        .toList());
    }

    @Test
    void aCodeIsFoundInAllCharts() {
        assertThat(RunningDemoEhr.idsOf(ehr.search("/Condition?code=" + encoded("http://snomed.info/sct|309538000"))))
                .contains("v01-numb-feet", "v04-numb-left-foot", "e13-numb-left-foot");
    }

    @Test
    void aPostedSearchFindsTheSameAsOneInTheAddress() {
        String query = encoded("patient=v10&code=http://loinc.org|2132-9,http://loinc.org|14685-2");
        HttpResponse<String> posted = ehr.postForm("/Observation/_search", query);
        assertThat(posted.statusCode()).isEqualTo(200);
        assertThat(RunningDemoEhr.idsOf(RunningDemoEhr.bundle(posted)))
                .isEqualTo(RunningDemoEhr.idsOf(ehr.search("/Observation?" + query)))
                .containsExactlyInAnyOrder("v10-b12-moles", "v10-b12-older");
    }

    @Test
    void resultsComeNewestFirstOrOldestFirst() {
        String query = "/Observation?patient=v18&code=2132-9&_sort=";
        List<String> newestFirst = RunningDemoEhr.idsOf(ehr.search(query + "-date"));
        assertThat(newestFirst)
                .containsExactly(
                        "v18-b12-mass-code-mole-unit",
                        "v18-b12-negative",
                        "v18-b12-as-text",
                        "v18-b12-absent",
                        "v18-b12-without-unit");
        List<String> oldestFirst = new ArrayList<>(RunningDemoEhr.idsOf(ehr.search(query + "date")));
        Collections.reverse(oldestFirst);
        assertThat(oldestFirst).isEqualTo(newestFirst);
    }

    @Test
    void aPeriodIsSortedByItsStart() {
        List<String> ids = RunningDemoEhr.idsOf(ehr.search("/Observation?patient=v04&_sort=date"));
        assertThat(ids).first().isEqualTo("v04-occupation");
    }

    @Test
    void theOrdersOfAMedicineAreSortedByTheNameThatFhirGivesTheirDate() {
        assertThat(RunningDemoEhr.idsOf(ehr.search("/MedicationRequest?patient=v01&_sort=-authoredon")))
                .containsExactly("v01-metformin", "v01-metformin-first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_sort=code", "_sort=date,_id", "code:not=1", "status=final", "date=ge2020-01-01"})
    void whatTheServerDoesNotKnowIsRefusedAndNeverIgnored(String parameter) {
        assertThat(ehr.get("/Observation?patient=v01&" + parameter).statusCode())
                .isEqualTo(400);
    }

    @Test
    void pagesLeadFromOneToTheNextUntilEverythingWasSeen() {
        List<String> seen = new ArrayList<>();
        Bundle page = ehr.search("/Observation?patient=v18&_sort=-date&_count=5");
        assertThat(page.getEntry()).hasSize(5);
        int pages = 1;
        seen.addAll(RunningDemoEhr.idsOf(page));
        while (page.getLink(Bundle.LINK_NEXT) != null) {
            page = ehr.search(page.getLink(Bundle.LINK_NEXT).getUrl());
            seen.addAll(RunningDemoEhr.idsOf(page));
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(seen).doesNotHaveDuplicates().hasSize(13);
        assertThat(seen).isEqualTo(RunningDemoEhr.idsOf(ehr.search("/Observation?patient=v18&_sort=-date")));
    }

    @Test
    void aPostedSearchIsPagedToo() {
        Bundle page = RunningDemoEhr.bundle(ehr.postForm("/Observation/_search", "patient=v18&_count=5"));
        assertThat(page.getLink(Bundle.LINK_NEXT).getUrl()).startsWith(ehr.address());
    }

    private static String encoded(String query) {
        return query.replace("|", URLEncoder.encode("|", StandardCharsets.UTF_8));
    }
}
