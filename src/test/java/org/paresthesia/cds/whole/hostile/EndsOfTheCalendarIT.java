package org.paresthesia.cds.whole.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Conformance;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.WholeService;
import tools.jackson.databind.node.ObjectNode;

/** Dates that some systems write for "no date" are unknown: they neither decide nor silence anything. */
class EndsOfTheCalendarIT extends WholeService {

    private static final List<String> PLACEHOLDERS = List.of(
            "0001-01-01",
            "0001-01-01T00:00:00Z",
            "0001",
            "9999-12-31",
            "9999-12-31T23:59:59Z",
            "9999-12-31T23:59:59-12:00");

    private static final List<String> TOPICS = List.of("b12-test-s", "ddx-summary", "dm-neuropathy-k");

    /** A resource with {@code DATE} in the place of a date. */
    private record Row(String situation, String resource) {}

    private static Stream<Row> rows() {
        return Stream.of(
                new Row(
                        "onset of a symptom",
                        "{'resourceType':'Condition','id':'x','code':{'coding':[{'system':'http://snomed.info/sct','code':'309538000'}]},'onsetDateTime':'DATE'}"),
                new Row(
                        "record of a diagnosis",
                        "{'resourceType':'Condition','id':'x','code':{'coding':[{'system':'http://snomed.info/sct','code':'73211009'}]},'recordedDate':'DATE'}"),
                new Row(
                        "end of a focal sign",
                        "{'resourceType':'Condition','id':'x','code':{'coding':[{'system':'http://snomed.info/sct','code':'289195008'}]},'onsetPeriod':{'start':'2020-01-01','end':'DATE'}}"),
                new Row(
                        "a blood count",
                        "{'resourceType':'Observation','id':'x','status':'final','code':{'coding':[{'system':'http://loinc.org','code':'718-7'}]},'effectiveDateTime':'DATE','valueQuantity':{'value':14,'code':'g/dL'}}"),
                new Row(
                        "end of an order of metformin",
                        "{'resourceType':'MedicationRequest','id':'x','status':'active','intent':'order','medicationCodeableConcept':{'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'861007'}]},'authoredOn':'2026-10-01','dispenseRequest':{'validityPeriod':{'start':'2026-10-01','end':'DATE'}}}"),
                new Row(
                        "metformin as reported",
                        "{'resourceType':'MedicationStatement','id':'x','status':'active','medicationCodeableConcept':{'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'861007'}]},'effectivePeriod':{'start':'DATE','end':'DATE'},'dateAsserted':'DATE'}"),
                new Row(
                        "a visit",
                        "{'resourceType':'Encounter','id':'x','status':'finished','class':{'code':'AMB'},'period':{'start':'DATE','end':'DATE'},'reasonCode':[{'coding':[{'system':'http://snomed.info/sct','code':'309538000'}]}]}"));
    }

    @TestFactory
    Stream<DynamicTest> aPlaceholderChangesNothing() {
        return rows().flatMap(row -> PLACEHOLDERS.stream()
                .map(date -> DynamicTest.dynamicTest(row.situation() + " " + date, () -> {
                    Chart chart = Chart.demo("v01").with(Json.of(row.resource().replace("DATE", date)));
                    var answer = answer(fullCall(chart));
                    Conformance.holdsFor(answer, chart.patientId());
                    assertThat(answer.topics()).isEqualTo(TOPICS);
                })));
    }

    @TestFactory
    Stream<DynamicTest> aDateOfBirthCountsAsFarAsItIsWritten() {
        return Stream.of("1968", "1968-05", "1968-05-20", "1968-05-20T00:00:00Z", "1968-05-20T23:30:00-05:00")
                .map(date -> DynamicTest.dynamicTest(date, () -> {
                    Chart chart = Chart.demo("v01");
                    ObjectNode patient = chart.patient().deepCopy().put("birthDate", date);
                    assertThat(answer(fullCall(chart).key("patient", patient)).topics())
                            .isEqualTo(TOPICS);
                }));
    }
}
