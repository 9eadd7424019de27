package org.paresthesia.cds.whole.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Conformance;
import org.paresthesia.cds.whole.Drafts;
import org.paresthesia.cds.whole.StubEhr;
import org.paresthesia.cds.whole.Templates;
import org.paresthesia.cds.whole.WholeService;
import tools.jackson.databind.node.ObjectNode;

/** What is said while orders are chosen and signed: about the chosen ones, and nothing else. */
class OrderCardsIT extends WholeService {

    private static StubEhr ehr;

    @BeforeAll
    static void start() {
        ehr = new StubEhr("127.0.0.1");
    }

    @AfterAll
    static void stop() {
        ehr.close();
    }

    @BeforeEach
    void reset() {
        ehr.reset();
    }

    /** A situation, who it is about, the drafts of which the first is chosen, and the topics of the cards. */
    private record Row(String situation, Chart chart, List<ObjectNode> drafts, String topics) {

        List<String> expected() {
            return topics.isEmpty() ? List.of() : List.of(topics.split(" "));
        }
    }

    private static Row row(String situation, Chart chart, String topics, ObjectNode... drafts) {
        return new Row(situation, chart, List.of(drafts), topics);
    }

    private static Chart numbFeet() {
        return Chart.demo("v08").with(Drafts.problem("numb-feet", "309538000"));
    }

    private static Chart withHeartFailure() {
        return Chart.demo("v08").with(Drafts.problem("heart", "84114007"));
    }

    private static Chart withDiabeticNeuropathy() {
        return Chart.demo("v08").with(Drafts.problem("neuropathy", "230572002"));
    }

    private static Stream<Row> rows() {
        return Stream.of(
                row("metformin for numb feet", numbFeet(), "b12-test-s", Drafts.metformin()),
                row("an acid suppressant for numb feet", numbFeet(), "b12-test-s", Drafts.omeprazole()),
                row(
                        "metformin with a vitamin B12 test in the same hand",
                        numbFeet(),
                        "",
                        Drafts.metformin(),
                        Drafts.test("2132-9")),
                row("metformin for nobody of ours", Chart.demo("v08"), "", Drafts.metformin()),
                row("gabapentin for numb feet", numbFeet(), "lab-baseline", Drafts.gabapentin()),
                row("a nerve study for numb feet", numbFeet(), "lab-baseline", Drafts.nerveStudy()),
                row("an MRI for numb feet", numbFeet(), "lab-baseline", Drafts.test("24968-0")),
                row("an MRI for sciatica of one side", Chart.demo("v04"), "", Drafts.test("24968-0")),
                row(
                        "gabapentin for numb feet on metformin, the vitamin's own card included",
                        Chart.demo("v01"),
                        "b12-test-s",
                        Drafts.gabapentin()),
                row(
                        "gabapentin with all first tests in the same hand",
                        numbFeet(),
                        "",
                        Drafts.gabapentin(),
                        Drafts.test("4548-4"),
                        Drafts.test("2132-9"),
                        Drafts.test("3016-3"),
                        Drafts.test("24323-8"),
                        Drafts.test("57021-8")),
                row("an NSAID for somebody with heart failure", withHeartFailure(), "nsaid-safety", Drafts.ibuprofen()),
                row("an NSAID without a risk on record", numbFeet(), "", Drafts.ibuprofen()),
                row("tramadol with diabetic neuropathy", withDiabeticNeuropathy(), "dm-pain-opioid", Drafts.tramadol()),
                row(
                        "tramadol for something else than the neuropathy",
                        withDiabeticNeuropathy(),
                        "",
                        Drafts.because("S72.001A", Drafts.tramadol())),
                row("tramadol without diabetic neuropathy", numbFeet(), "", Drafts.tramadol()),
                row("amoxicillin for numb feet", numbFeet(), "", Drafts.medicine("amoxicillin", "617993")),
                row("a blood count for numb feet", numbFeet(), "", Drafts.test("57021-8")),
                row("gabapentin beside a red flag", Chart.demo("v13"), "", Drafts.gabapentin()),
                row("gabapentin for a child", Chart.demo("e01"), "", Drafts.gabapentin()));
    }

    @TestFactory
    @Proves("I12")
    Stream<DynamicTest> theChosenOrderDecidesWhenItIsSelectedAndWhenItIsSigned() {
        return rows().map(row -> DynamicTest.dynamicTest(row.situation(), () -> {
            for (Answer answer : List.of(selected(row, 0), signed(row))) {
                Conformance.holdsFor(answer, row.chart().patientId());
                assertThat(answer.topics()).isEqualTo(row.expected());
            }
        }));
    }

    private Answer selected(Row row, int chosen) {
        ObjectNode[] drafts = drafts(row);
        return answer(
                fullCall("order-select", row.chart()).selecting(List.of(Drafts.reference(drafts[chosen])), drafts));
    }

    private Answer signed(Row row) {
        return answer(fullCall("order-sign", row.chart()).signing(drafts(row)));
    }

    private static ObjectNode[] drafts(Row row) {
        return row.drafts().stream()
                .map(draft -> Drafts.of(row.chart().patientId(), draft))
                .toArray(ObjectNode[]::new);
    }

    /** The situations whose whole answers a person has read. */
    @TestFactory
    Stream<DynamicTest> theAnswerIsTheApprovedOne() {
        return Stream.of(
                        row("metformin", numbFeet(), "", Drafts.metformin()),
                        row("acid-suppressant", numbFeet(), "", Drafts.omeprazole()),
                        row("gabapentin", numbFeet(), "", Drafts.gabapentin()),
                        row("nerve-study", numbFeet(), "", Drafts.nerveStudy()),
                        row("spine-mri", numbFeet(), "", Drafts.test("24968-0")),
                        row("nsaid", withHeartFailure(), "", Drafts.ibuprofen()),
                        row("quiet", numbFeet(), "", Drafts.medicine("amoxicillin", "617993")))
                .map(row -> DynamicTest.dynamicTest(row.situation(), () -> {
                    Approved.holds("order-select-" + row.situation(), selected(row, 0));
                    assertThat(signed(row).normalised())
                            .as("signed alone, the same is said")
                            .isEqualTo(selected(row, 0).normalised());
                }));
    }

    @Test
    void whatIsSaidOfAnOpioidToTheDemoPatientWithPainfulNeuropathy() throws IOException {
        Row row = row("opioid", Chart.demo("v22"), "dm-pain-opioid", Drafts.tramadol());
        Answer answer = selected(row, 0);
        assertThat(answer.topics()).isEqualTo(row.expected());
        Approved.holds("v22-order-select-opioid", answer);
    }

    @Test
    void longUseOfMetforminThatIsPrescribedAgainIsSpokenOf() throws IOException {
        Chart chart = Chart.demo("v01").without(Chart.is("Condition"));
        Row row = row("", chart, "", Drafts.metformin());
        assertThat(selected(row, 0).topics()).containsExactly("b12-test-p");
        Approved.holds("order-select-metformin-again", selected(row, 0));
    }

    @Test
    void ordersThatCannotBeReadAreAnOpenQuestion() throws IOException {
        ObjectNode broken = Drafts.of("v08", Drafts.metformin()).put("authoredOn", "soon");
        Answer answer = answer(fullCall("order-sign", numbFeet()).signing(broken));
        assertThat(answer.topics()).containsExactly("data-gap");
        assertThat(answer.details()).contains("the orders that are being written (some entries could not be read)");
        Approved.holds("order-sign-unreadable", answer);
    }

    @Test
    void nothingIsAskedOfARecordThatNothingIsChosenFor() {
        Chart chart = numbFeet();
        Call call = Call.of(chart)
                .hook("order-select")
                .selecting(List.of("NutritionOrder/diet"))
                .key("patient", chart.patient());
        assertThat(answer(call).status()).isEqualTo(200);
        assertThat(answer(call).topics()).isEmpty();
    }

    @Test
    void everythingThatIsSignedIsSpokenOf() throws IOException {
        Row row = row("", numbFeet(), "", Drafts.metformin(), Drafts.gabapentin(), Drafts.test("4548-4"));
        assertThat(signed(row).topics()).containsExactly("b12-test-s", "lab-baseline");
        Approved.holds("order-sign-several", signed(row));
        Approved.holds("order-sign-quiet", signed(row("", numbFeet(), "", Drafts.test("57021-8"))));
    }

    @Test
    void whatWasDraftedBeforeAndIsNotChosenNowIsNotSpokenOf() {
        Row row = row("", numbFeet(), "", Drafts.medicine("amoxicillin", "617993"), Drafts.metformin());
        assertThat(selected(row, 0).topics()).isEmpty();
        assertThat(selected(row, 1).topics()).containsExactly("b12-test-s");
        assertThat(signed(row).topics()).containsExactly("b12-test-s");
    }

    @Test
    void theCardNamesTheChosenOrder() {
        Row row = row("", numbFeet(), "", Drafts.gabapentin());
        assertThat(selected(row, 0).details())
                .contains("Medicine for neuropathic pain, chosen now")
                .contains("draft");
    }

    @Test
    @Proves("I12")
    void nothingThatIsInHandIsSuggested() {
        Row row = row("", numbFeet(), "", Drafts.gabapentin(), Drafts.test("4548-4"), Drafts.test("3016-3"));
        assertThat(selected(row, 0).suggested().map(each -> each.get("code")
                        .get("coding")
                        .get(0)
                        .get("code")
                        .asString()))
                .containsExactlyInAnyOrder("2132-9", "24323-8", "57021-8");
    }

    /** The same order in hand, or as pending on the server, leads to the same cards (checklist E4, I12). */
    @TestFactory
    @Proves("I12")
    Stream<DynamicTest> aDraftAndAPendingOrderOnRecordSuppressTheSame() {
        return Stream.of("4548-4", "2132-9", "3016-3", "24323-8", "57021-8")
                .map(code -> DynamicTest.dynamicTest(code, () -> {
                    Chart chart = numbFeet();
                    ObjectNode gabapentin = Drafts.of("v08", Drafts.gabapentin());
                    ObjectNode test = Drafts.of("v08", Drafts.test(code));
                    List<String> chosen = List.of(Drafts.reference(gabapentin));
                    Chart withPending = chart.with(test.deepCopy().put("authoredOn", "2026-11-20T09:00:00Z"));
                    ehr.reset();
                    Answer inHand = answer(fullCall("order-select", chart).selecting(chosen, gabapentin, test));
                    Answer onRecord =
                            answer(fullCall("order-select", withPending).selecting(chosen, gabapentin));
                    Templates templates = templates("order-select");
                    ehr.serve(
                            templates.query("serviceRequests", "v08"), templates.value("serviceRequests", withPending));
                    Answer onServer = answer(fullCall("order-select", chart)
                            .without("serviceRequests")
                            .server(ehr.address("localhost"))
                            .selecting(chosen, gabapentin));
                    Answer both = answer(fullCall("order-select", withPending).selecting(chosen, gabapentin, test));
                    assertThat(inHand.normalised())
                            .isEqualTo(onRecord.normalised())
                            .isEqualTo(onServer.normalised())
                            .isEqualTo(both.normalised());
                    assertThat(inHand.body()).doesNotContain("\"code\":\"" + code + "\"");
                }));
    }
}
