package org.paresthesia.cds.whole.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.WholeService;
import tools.jackson.databind.node.ObjectNode;

/** FHIR of another version could be misread as R4, so it is refused in words wherever it gives itself away. */
class OtherVersionsIT extends WholeService {

    private static final String METFORMIN =
            "'medicationCodeableConcept':{'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'861007'}]}";
    private static final String NEUROPATHY =
            "'code':{'coding':[{'system':'http://snomed.info/sct','code':'230572002'}]}";

    /** A resource of another version, and the key under which it arrives. */
    private record Row(String situation, String key, String resource) {}

    private static Stream<Row> rows() {
        return Stream.of(
                new Row(
                        "a problem whose status is a word",
                        "conditions",
                        "'resourceType':'Condition','clinicalStatus':'active'," + NEUROPATHY),
                new Row(
                        "a problem verified by a word",
                        "conditions",
                        "'resourceType':'Condition','verificationStatus':'confirmed'," + NEUROPATHY),
                new Row(
                        "an order of DSTU2",
                        "medicationRequests",
                        "'resourceType':'MedicationOrder','status':'active'," + METFORMIN),
                new Row(
                        "a request of DSTU2",
                        "serviceRequests",
                        "'resourceType':'DiagnosticOrder','status':'requested'"),
                new Row("a request of STU3", "serviceRequests", "'resourceType':'ProcedureRequest','status':'active'"),
                new Row(
                        "a statement of STU3 that it is taken",
                        "medicationStatements",
                        "'resourceType':'MedicationStatement','status':'active','taken':'n'," + METFORMIN),
                new Row(
                        "a statement of DSTU2 that it is not taken",
                        "medicationStatements",
                        "'resourceType':'MedicationStatement','status':'active','wasNotTaken':true," + METFORMIN),
                new Row(
                        "a medicine that was not given, in DSTU2",
                        "medicationAdministrations",
                        "'resourceType':'MedicationAdministration','status':'completed','wasNotGiven':true,"
                                + METFORMIN),
                new Row(
                        "a medicine that was not given, in STU3",
                        "medicationAdministrations",
                        "'resourceType':'MedicationAdministration','status':'completed','notGiven':true," + METFORMIN),
                new Row(
                        "a medicine that was not handed over, in STU3",
                        "medicationDispenses",
                        "'resourceType':'MedicationDispense','status':'completed','notDone':true," + METFORMIN),
                new Row(
                        "a procedure that was not performed, in DSTU2",
                        "procedures",
                        "'resourceType':'Procedure','status':'completed','notPerformed':true"),
                new Row(
                        "a procedure that was not done, in STU3",
                        "procedures",
                        "'resourceType':'Procedure','status':'completed','notDone':true"),
                new Row(
                        "a visit whose class is a word",
                        "encounters",
                        "'resourceType':'Encounter','status':'finished','class':'ambulatory'"));
    }

    @TestFactory
    @Proves("D11")
    Stream<DynamicTest> dataOfAnotherVersionIsRefusedInWords() {
        return rows().map(row -> DynamicTest.dynamicTest(row.situation(), () -> {
            Chart chart = Chart.demo("v01");
            ObjectNode resource = Json.of("{" + row.resource()
                    + ",'id':'x','subject':{'reference':'Patient/v01'},'patient':{'reference':'Patient/v01'}}");
            ObjectNode bundle = templates().value(row.key(), chart);
            bundle.withArray("entry").addObject().set("resource", resource);
            Answer answer = answer(fullCall(chart).key(row.key(), bundle));
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("OperationOutcome", "FHIR R4 is required");
        }));
    }
}
