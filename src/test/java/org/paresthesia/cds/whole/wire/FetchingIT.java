package org.paresthesia.cds.whole.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Drafts;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.StubEhr;
import org.paresthesia.cds.whole.WholeService;
import tools.jackson.databind.node.ObjectNode;

/** How a client's FHIR server is asked: all at once, once more where that helps, and never for longer than the time allows. */
class FetchingIT extends WholeService {

    private static final String KEY = "rareResults";
    private static final String FHIR = "application/fhir+json";

    /** Of this test's context: all queries together, and what a loaded machine may add. */
    private static final Duration TOTAL = Duration.ofSeconds(3);

    private static final Duration SLACK = Duration.ofSeconds(2);

    private static StubEhr ehr;

    @BeforeAll
    static void start() {
        ehr = new StubEhr("127.0.0.1");
    }

    @AfterAll
    static void stop() {
        ehr.close();
    }

    private Call withoutTheKey() {
        return fullCall(Chart.demo("v02")).without(KEY);
    }

    private Answer inTime(Call call) {
        long start = System.nanoTime();
        Answer answer = answer(call);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TOTAL.plus(SLACK));
        return answer;
    }

    private static void isToldAsFailed(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.topics()).containsExactly("data-gap");
        assertThat(answer.details()).contains("(the query failed)");
    }

    private String answerOfAFullCall() {
        return answer(fullCall(Chart.demo("v02"))).normalised();
    }

    /** Sixteen answers of 0.4 s each would take 6.4 s one after the other, twice the time that there is. */
    @Test
    @Proves("F8")
    void everythingIsAskedAtOnce() {
        ehr.reset();
        Chart chart = Chart.demo("v02");
        templates().byKey().keySet().forEach(key -> {
            ObjectNode found = templates().value(key, chart);
            ehr.serve(
                    templates().query(key, "v02"),
                    okForContentType(FHIR, found.toString()).withFixedDelay(400));
        });
        Answer answer = answer(Call.of(chart).server(ehr.address("localhost")));
        assertThat(answer.normalised()).isEqualTo(answerOfAFullCall());
        assertThat(ehr.asked()).hasSameSizeAs(templates().byKey().keySet()).doesNotHaveDuplicates();
    }

    @TestFactory
    @Proves({"F2", "F3", "F6"})
    Stream<DynamicTest> theTokenIsUsedHoweverItsScopesAreWritten() {
        return Stream.of(
                        "patient/*.read",
                        "patient/*.rs user/Observation.rs",
                        "launch openid fhirUser patient/Observation.rs?category=laboratory")
                .map(scope -> DynamicTest.dynamicTest(scope, () -> {
                    ehr.reset();
                    ehr.serve(templates(), Chart.demo("v02"));
                    ObjectNode call = (ObjectNode) Json.tree(
                            withoutTheKey().server(ehr.address("localhost")).json());
                    call.withObject("/fhirAuthorization").put("scope", scope).put("token_type", "bearer");
                    assertThat(answer(Call.of(call)).normalised()).isEqualTo(answerOfAFullCall());
                    assertThat(ehr.asked()).containsExactly(templates().query(KEY, "v02"));
                    assertThat(ehr.tokens()).containsExactly("Bearer " + Call.TOKEN);
                }));
    }

    @TestFactory
    @Proves("F8")
    Stream<DynamicTest> aSecondTryThatSucceedsIsAsGoodAsTheFirst() {
        return Stream.of(
                        status(429),
                        status(502),
                        status(503),
                        status(504),
                        aResponse().withFault(Fault.EMPTY_RESPONSE),
                        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
                .map(first -> DynamicTest.dynamicTest(named(first), () -> {
                    ehr.reset();
                    String query = templates().query(KEY, "v02");
                    String found = templates().value(KEY, Chart.demo("v02")).toString();
                    ehr.serve(query, first, okForContentType(FHIR, found));
                    assertThat(answer(withoutTheKey().server(ehr.address("localhost")))
                                    .normalised())
                            .isEqualTo(answerOfAFullCall());
                    assertThat(ehr.asked()).containsExactly(query, query);
                }));
    }

    private static String named(ResponseDefinitionBuilder response) {
        Fault fault = response.build().getFault();
        return fault == null ? response.build().getStatus() + "" : fault.name();
    }

    @TestFactory
    @Proves("F8")
    Stream<DynamicTest> everyOtherStatusIsAFailureAndNotAskedAgain() {
        return Stream.of(201, 202, 206, 300, 301, 307, 308, 400, 401, 403, 404, 405, 406, 410, 422, 451, 500, 501, 505)
                .map(code -> DynamicTest.dynamicTest(code + "", () -> {
                    ehr.reset();
                    String query = templates().query(KEY, "v02");
                    String found = templates().value(KEY, Chart.demo("v02")).toString();
                    ehr.serve(
                            query,
                            status(code)
                                    .withHeader("Location", ehr.address("localhost") + "/elsewhere")
                                    .withHeader("Content-Type", FHIR)
                                    .withBody(found));
                    isToldAsFailed(inTime(withoutTheKey().server(ehr.address("localhost"))));
                    assertThat(ehr.asked()).containsExactly(query);
                }));
    }

    /** "No such resource" is an answer where one resource was asked for: this medicine is on no record. */
    @TestFactory
    @Proves("F8")
    Stream<DynamicTest> aMedicationThatIsNotThereIsAMedicineThatNobodyRecognised() {
        return Stream.of(404, 410, 401, 403, 500)
                .map(code -> DynamicTest.dynamicTest(code + "", () -> {
                    ehr.reset();
                    ehr.serve("Medication/m", status(code));
                    ObjectNode order = Drafts.medicine("unknown", "1")
                            .put("status", "active")
                            .put("authoredOn", "2026-10-20");
                    order.remove("medicationCodeableConcept");
                    order.putObject("medicationReference")
                            .put("reference", "Medication/m")
                            .put("display", "Remedium");
                    Chart chart = Chart.demo("v01").with(order);
                    Answer answer = inTime(fullCall(chart).server(ehr.address("localhost")));
                    assertThat(answer.topics()).contains("b12-test-s");
                    assertThat(answer.details()).contains("Remedium");
                    assertThat(ehr.asked()).containsExactly("Medication/m");
                }));
    }

    @TestFactory
    @Proves("F8")
    Stream<DynamicTest> anUnusualAnswerThatHoldsTheDataIsRead() {
        String expected = answerOfAFullCall();
        return RawAnswer.usable(bundle())
                .map(each -> DynamicTest.dynamicTest(each.situation(), () -> {
                    try (RawServer server = new RawServer(each.behaviour())) {
                        assertThat(answer(withoutTheKey().server(server.address()))
                                        .normalised())
                                .isEqualTo(expected);
                    }
                }));
    }

    private byte[] bundle() {
        return templates().value(KEY, Chart.demo("v02")).toString().getBytes(UTF_8);
    }
}
