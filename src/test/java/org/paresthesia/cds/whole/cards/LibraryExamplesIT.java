package org.paresthesia.cds.whole.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Conformance;
import org.paresthesia.cds.whole.Drafts;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.WholeService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The contexts that the hook library gives as examples, with a chart around them (checklist D11, D12). */
class LibraryExamplesIT extends WholeService {

    private static final Path EXAMPLES = Path.of("src", "test", "resources", "cds-hooks-examples");

    /** An example and the topics of the cards for somebody healthy, and for somebody with numb feet. */
    private record Row(String name, String hook, List<String> healthy, List<String> numbFeet) {}

    private static Stream<Row> answered() {
        List<String> none = List.of();
        List<String> tests = List.of("lab-baseline");
        return Stream.of(
                new Row("encounter-start-01", "encounter-start", none, tests),
                new Row("order-select-01", "order-select", none, none),
                new Row("order-select-02", "order-select", none, none),
                new Row("order-sign-01", "order-sign", none, none),
                new Row("order-sign-02", "order-sign", none, none),
                new Row("problem-list-item-create-01", "problem-list-item-create", none, tests));
    }

    @TestFactory
    @Proves({"D7", "D12"})
    Stream<DynamicTest> anExampleIsAnsweredByWhatTheChartHolds() {
        return answered()
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> {
                    Answer healthy = answer(call(row.hook(), row.name(), healthy()));
                    Conformance.holdsFor(healthy, healthy().patientId());
                    assertThat(healthy.topics()).isEqualTo(row.healthy());
                    Chart numbFeet = healthy().with(Drafts.problem("numb-feet", "309538000"));
                    assertThat(answer(call(row.hook(), row.name(), numbFeet)).topics())
                            .isEqualTo(row.numbFeet());
                }));
    }

    @TestFactory
    @Proves("D11")
    Stream<DynamicTest> anExampleOfAnotherVersionOfFhirIsRefused() {
        return Stream.of(
                        "order-select-03",
                        "order-sign-03",
                        "problem-list-item-create-02",
                        "problem-list-item-create-03")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Answer answer = answer(call(name.replaceFirst("-\\d+$", ""), name, healthy()));
                    assertThat(answer.status()).isEqualTo(400);
                    assertThat(answer.body()).contains("FHIR R4 is required");
                }));
    }

    private Call call(String hook, String example, Chart chart) throws IOException {
        JsonNode json = Json.tree(Files.readString(EXAMPLES.resolve("library-" + example + ".json")));
        return fullCall(hook, chart).context((ObjectNode) json.get("context"));
    }

    /** The patient of all examples, in whose encounters nothing was written down. */
    private static Chart healthy() {
        Chart nobody = new Chart(
                "1288992",
                List.of(Json.of("{'resourceType':'Patient','id':'1288992','active':true,'gender':'female',"
                        + "'birthDate':'1980-01-01'}")));
        return nobody.with(visit("456"), visit("89284"));
    }

    private static ObjectNode visit(String id) {
        return Json.of(
                "{'resourceType':'Encounter','id':'%s','status':'in-progress','class':{'code':'AMB'},"
                        + "'period':{'start':'2026-11-20T09:50:00Z'}}",
                id);
    }
}
