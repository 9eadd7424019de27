package org.paresthesia.cds.whole.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.WholeService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What may stand under the key {@code patient}, a resource where a Bundle is due, and calls that bring nothing. */
class PatientAndResourceIT extends WholeService {

    private static final String OUTCOME = "{'resourceType':'OperationOutcome','issue':[{'severity':'error'}]}";

    /** What is sent as the Patient, the status that follows, and a word that the refusal must hold. */
    private record Line(String situation, String sent, int status, String word) {}

    private static Stream<Line> lines() {
        return Stream.of(
                new Line(
                        "a Bundle with the Patient",
                        "{'resourceType':'Bundle','entry':[{'resource':PATIENT}]}",
                        200,
                        ""),
                new Line(
                        "a Bundle with another Patient before",
                        "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Patient','id':'x'}},{'resource':PATIENT}]}",
                        200,
                        ""),
                new Line("null", "null", 412, "atient"),
                new Line("a Bundle without entry", "{'resourceType':'Bundle'}", 412, "atient"),
                new Line(
                        "a Bundle with an outcome only",
                        "{'resourceType':'Bundle','entry':[{'resource':" + OUTCOME + "}]}",
                        412,
                        "atient"),
                new Line("an OperationOutcome", OUTCOME, 412, "atient"),
                new Line("a text", "'123'", 412, "atient"),
                new Line("a number", "7", 412, "atient"),
                new Line("a list", "[PATIENT]", 412, "atient"),
                new Line("an empty object", "{}", 412, "atient"),
                new Line("another resource", "{'resourceType':'Practitioner','id':'v02'}", 412, "atient"),
                new Line("a Patient without an id", "{'resourceType':'Patient'}", 412, "atient"),
                new Line(
                        "a Patient that is not valid R4",
                        "{'resourceType':'Patient','id':'v02','birthDate':'in May'}",
                        412,
                        "R4"),
                new Line("another Patient", "{'resourceType':'Patient','id':'v01'}", 400, "patientId"),
                new Line(
                        "a Bundle with another Patient",
                        "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Patient','id':'v01'}}]}",
                        400,
                        "patientId"),
                new Line(
                        "a Patient of DSTU2",
                        "{'resourceType':'Patient','id':'v02','name':[{'family':['Doe']}]}",
                        400,
                        "R4"));
    }

    @TestFactory
    @Proves({"D10", "D11", "E2"})
    Stream<DynamicTest> thePatientIsFoundOrTheCallIsRefused() {
        return lines().map(line -> DynamicTest.dynamicTest(line.situation(), () -> {
            Chart chart = Chart.demo("v02");
            String sent = line.sent()
                    .replace('\'', '"')
                    .replace("PATIENT", chart.patient().toString());
            Answer answer = answer(fullCall(chart).key("patient", Json.tree(sent)));
            assertThat(answer.status()).as(answer.body()).isEqualTo(line.status());
            if (line.status() == 200) {
                assertThat(answer.topics()).containsExactly("b12-low");
            } else {
                isRefusal(answer, line.word());
            }
            assertThat(answer(fullCall(chart)).topics()).as("the process lives").containsExactly("b12-low");
        }));
    }

    private static void isRefusal(Answer answer, String word) {
        JsonNode outcome = answer.json();
        assertThat(outcome.path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(outcome.get("issue").get(0).get("details").get("text").asString())
                .isNotBlank();
        assertThat(outcome.get("issue").get(0).get("diagnostics").asString()).contains(word);
    }

    @TestFactory
    @Proves("D12")
    Stream<DynamicTest> aResourceWhereABundleIsDueIsTakenForItsOnlyEntry() {
        return KeyRow.all()
                .filter(row -> Json.resources(value(row)).size() == 1)
                .map(row -> DynamicTest.dynamicTest(row.key(), () -> {
                    Call call = fullCall(row.chart())
                            .key(row.key(), Json.resources(value(row)).get(0));
                    row.read().holdsWithoutGapFor(answer(call), row.key());
                }));
    }

    private ObjectNode value(KeyRow row) {
        return templates().value(row.key(), row.chart());
    }

    @TestFactory
    @Proves({"D6", "E2"})
    Stream<DynamicTest> nothingAtAllIsRefusedAndTheProcessLives() {
        Chart chart = Chart.demo("v08");
        return Stream.of(
                        Call.of(chart),
                        Call.of(chart).prefetch(Json.tree("null")),
                        Call.of(chart).prefetch(Json.tree("{}")),
                        Call.of(chart).key("patient", chart.patient()))
                .map(call -> DynamicTest.dynamicTest(call.json().substring(60), () -> {
                    Answer answer = answer(call);
                    assertThat(answer.status()).isEqualTo(412);
                    isRefusal(answer, call.json().contains("birthDate") ? "conditions" : "patient");
                    assertThat(answer(fullCall(chart)).body()).isEqualTo("{\"cards\":[]}");
                }));
    }

    @Test
    @Proves("E6")
    void aChartThatWasNotReadIsNeverAnsweredWithSilence() {
        templates().byKey().keySet().stream()
                .filter(key -> !key.equals("patient"))
                .map(key -> answer(Call.of(Chart.demo("v08"))
                        .key("patient", Chart.demo("v08").patient())
                        .key(key, Json.tree("null"))))
                .forEach(answer -> assertThat(answer.body()).isNotEqualTo("{\"cards\":[]}"));
    }
}
