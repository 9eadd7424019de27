package org.paresthesia.cds.whole.reading;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.StubEhr;
import org.paresthesia.cds.whole.WholeService;

/** A client's FHIR server that fails in every way: told as failed, in time, with the token for it and nobody else. */
class FailingEhrIT extends WholeService {

    private static final Duration TOTAL = Duration.ofSeconds(3);
    private static final Duration SLACK = Duration.ofSeconds(2);
    private static final String FHIR = "application/fhir+json";
    private static final String EMPTY = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}";

    private static StubEhr ehr;
    private static StubEhr elsewhere;

    @BeforeAll
    static void start() {
        ehr = new StubEhr("127.0.0.1");
        elsewhere = new StubEhr("127.0.0.2");
    }

    @AfterAll
    static void stop() {
        ehr.close();
        elsewhere.close();
    }

    @BeforeEach
    void reset() {
        ehr.reset();
        elsewhere.reset();
        elsewhere.serveAll(okForContentType(FHIR, EMPTY));
    }

    /** A failure and how often the query is sent. */
    private record Fail(String situation, ResponseDefinitionBuilder response, int tries) {}

    private static Stream<Fail> failures() {
        return Stream.of(
                new Fail("500", status(500), 1),
                new Fail(
                        "500 with the stack trace of another system",
                        status(500).withBody("<html>java.lang.Exception</html>"),
                        1),
                new Fail("503, tried twice", status(503), 2),
                new Fail("429, tried twice", status(429), 2),
                new Fail("401", status(401), 1),
                new Fail("403", status(403), 1),
                new Fail("404 to a search", status(404), 1),
                new Fail("204", status(204), 1),
                new Fail("malformed JSON", okForContentType(FHIR, "{\"resourceType\":\"Bundle\",\"entry\":["), 1),
                new Fail("an empty body", okForContentType(FHIR, ""), 1),
                new Fail("a page of HTML", okForContentType("text/html", "<html><body>Please log in</body></html>"), 1),
                new Fail(
                        "an OperationOutcome with status 200",
                        okForContentType(
                                FHIR, "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\"}]}"),
                        1),
                new Fail(
                        "a redirect to another server",
                        temporaryRedirect(elsewhere.address("127.0.0.2") + "/Observation"),
                        1),
                new Fail("an answer beyond the limit", okForContentType(FHIR, EMPTY + " ".repeat(2 * 1024 * 1024)), 1),
                new Fail(
                        "an answer after the time for a query",
                        okForContentType(FHIR, EMPTY).withFixedDelay(9_000),
                        1),
                new Fail(
                        "an answer that trickles in",
                        okForContentType(FHIR, EMPTY).withChunkedDribbleDelay(9, 9_000),
                        1));
    }

    @TestFactory
    @Proves({"F2", "F7", "F8", "G9"})
    Stream<DynamicTest> aSearchThatFailsIsToldAsFailed() {
        return failures()
                .map(fail -> DynamicTest.dynamicTest(fail.situation(), () -> {
                    reset();
                    Chart chart = Chart.demo("v02");
                    String query = templates().query("rareResults", "v02");
                    ehr.serve(query, fail.response());
                    Call call = fullCall(chart).without("rareResults").server(ehr.address("localhost"));
                    Answer answer = inTime(call);
                    Outcome.of("data-gap!").holdsFor(answer, "rareResults", title("rareResults"), "the query failed");
                    assertThat(ehr.asked()).isEqualTo(Collections.nCopies(fail.tries(), query));
                    assertThat(ehr.tokens()).containsExactly("Bearer " + Call.TOKEN);
                    assertThat(elsewhere.asked()).isEmpty();
                }));
    }

    @TestFactory
    @Proves("F8")
    Stream<DynamicTest> aConnectionThatBreaksIsToldAsFailed() {
        return Stream.of(Fault.values())
                .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> {
                    reset();
                    String query = templates().query("rareResults", "v02");
                    ehr.serve(query, aResponse().withFault(fault));
                    Call call =
                            fullCall(Chart.demo("v02")).without("rareResults").server(ehr.address("localhost"));
                    Outcome.of("data-gap!")
                            .holdsFor(inTime(call), "rareResults", title("rareResults"), "the query failed");
                    assertThat(ehr.asked()).containsOnly(query);
                }));
    }

    private String title(String key) {
        return needs().stream()
                .filter(need -> need.key().equals(key))
                .findFirst()
                .orElseThrow()
                .title();
    }

    private Answer inTime(Call call) {
        long start = System.nanoTime();
        Answer answer = answer(call);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TOTAL.plus(SLACK));
        return answer;
    }

    @TestFactory
    @Proves("E2")
    Stream<DynamicTest> withoutThePatientTheCallIsRefused() {
        return Stream.of(status(500), status(401), status(404), okForContentType("text/html", "<html/>"))
                .map(response -> DynamicTest.dynamicTest(response.build().getStatus() + "", () -> {
                    reset();
                    ehr.serve(templates().query("patient", "v02"), response);
                    Call call = fullCall(Chart.demo("v02")).without("patient").server(ehr.address("localhost"));
                    Outcome.of("412").holdsFor(inTime(call), "patient", "", "");
                }));
    }

    @TestFactory
    @Proves({"E2", "F8", "G9"})
    Stream<DynamicTest> aServerThatAnswersNothingAtAllCostsNoMoreThanTheTotal() {
        return Stream.of(status(500), status(503), okForContentType(FHIR, EMPTY).withFixedDelay(9_000))
                .map(response -> DynamicTest.dynamicTest(response.build().getStatus() + "", () -> {
                    reset();
                    ehr.serveAll(response);
                    Chart chart = Chart.demo("v01");
                    Call nothing = Call.of(chart).server(ehr.address("localhost"));
                    Outcome.of("412").holdsFor(inTime(nothing), "patient", "", "");
                    Outcome.of("412").holdsFor(inTime(nothing.key("patient", chart.patient())), "conditions", "", "");
                    assertThat(answer(fullCall(chart)).status()).isEqualTo(200);
                }));
    }
}
