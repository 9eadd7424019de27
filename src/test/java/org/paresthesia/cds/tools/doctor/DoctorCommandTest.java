package org.paresthesia.cds.tools.doctor;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.options;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every check fails where what it looks at is broken, and says what to mend. */
class DoctorCommandTest {

    private static final String PAGE = "https://app.example.org";
    private static final String CALL = "/cds-services/limbs";
    private static final String SERVICES =
            "{'services': [{'id': 'limbs', 'hook': 'patient-view', 'description': 'd', 'prefetch': {'patient': 'Patient/{{context.patientId}}'}}]}";
    private static final String CARDS =
            "{'cards': [{'uuid': 'u', 'summary': 's', 'indicator': 'info', 'source': {'label': 'l', 'topic': {'code': 'b12-low'}}}]}";
    private static final String OUTCOME = "{'resourceType': 'OperationOutcome', 'issue': [{'severity': 'error'}]}";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @TempDir
    private Path folder;

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withHeader("Access-Control-Allow-Origin", PAGE)
                .withBody(body.replace('\'', '"'));
    }

    private static MappingBuilder called() {
        return post(CALL)
                .withRequestBody(matchingJsonPath("$.context"))
                .withRequestBody(matchingJsonPath("$.prefetch"))
                .atPriority(2);
    }

    private static MappingBuilder preflight() {
        return options(anyUrl());
    }

    @BeforeEach
    void aServerThatIsWell() {
        SERVER.stubFor(any(anyUrl()).atPriority(9).willReturn(json(404, OUTCOME)));
        SERVER.stubFor(get("/cds-services").willReturn(json(200, SERVICES).withHeader("ETag", "\"1\"")));
        SERVER.stubFor(get("/cds-services")
                .withHeader("If-None-Match", equalTo("\"1\""))
                .willReturn(aResponse().withStatus(304)));
        SERVER.stubFor(post(CALL).atPriority(5).willReturn(json(400, OUTCOME)));
        SERVER.stubFor(post(CALL)
                .withRequestBody(matchingJsonPath("$.context"))
                .atPriority(4)
                .willReturn(json(412, OUTCOME)));
        SERVER.stubFor(called().willReturn(json(200, CARDS)));
        SERVER.stubFor(post(CALL + "/feedback").atPriority(5).willReturn(json(400, OUTCOME)));
        SERVER.stubFor(post(CALL + "/feedback")
                .withRequestBody(containing("overridden"))
                .atPriority(4)
                .willReturn(aResponse().withStatus(200)));
        SERVER.stubFor(preflight()
                .withHeader("Origin", equalTo(PAGE))
                .willReturn(aResponse()
                        .withStatus(204)
                        .withHeader("Access-Control-Allow-Origin", PAGE)
                        .withHeader("Access-Control-Allow-Methods", "GET, POST")
                        .withHeader("Access-Control-Allow-Headers", "authorization, content-type")));
        SERVER.stubFor(preflight().atPriority(7).willReturn(aResponse().withStatus(204)));
    }

    private static Examined examined() {
        return Examined.with("--url", SERVER.baseUrl(), "--origin", PAGE, "--write-feedback", "--json");
    }

    @Test
    void aServerThatIsWellIsWell() {
        Examined examined = examined();
        assertThat(examined.checks("FAILED")).isEmpty();
        assertThat(examined.checks("WARNING")).isEmpty();
        assertThat(examined.code()).isZero();
    }

    /**
     * One thing that is broken.
     *
     * @param result what the check says
     * @param words parts of what it found and of its advice
     * @param broken what the server does instead
     */
    private record Row(String result, List<String> words, Supplier<MappingBuilder> broken) {

        @Override
        public String toString() {
            return words.toString();
        }
    }

    private static Row failed(Supplier<MappingBuilder> broken, String... words) {
        return new Row("FAILED", List.of(words), broken);
    }

    private static Row warned(Supplier<MappingBuilder> broken, String... words) {
        return new Row("WARNING", List.of(words), broken);
    }

    private static MappingBuilder discovery(ResponseDefinitionBuilder answer) {
        return get("/cds-services").atPriority(1).willReturn(answer);
    }

    private static MappingBuilder services(String part, String instead) {
        return discovery(json(200, SERVICES.replace(part, instead)).withHeader("ETag", "\"1\""));
    }

    private static MappingBuilder cards(String part, String instead) {
        return called().atPriority(1).willReturn(json(200, CARDS.replace(part, instead)));
    }

    private static MappingBuilder refusal(int status, String body) {
        return post(CALL)
                .atPriority(3)
                .withRequestBody(matchingJsonPath("$[?(!@.context)]"))
                .willReturn(json(status, body));
    }

    private static MappingBuilder question(String header, String value) {
        ResponseDefinitionBuilder answer = aResponse().withStatus(204);
        for (String[] each : List.of(
                new String[] {"Access-Control-Allow-Origin", PAGE},
                new String[] {"Access-Control-Allow-Methods", "POST"},
                new String[] {"Access-Control-Allow-Headers", "authorization, content-type"})) {
            answer.withHeader(each[0], each[0].equals(header) ? value : each[1]);
        }
        return preflight().withHeader("Origin", equalTo(PAGE)).atPriority(1).willReturn(answer);
    }

    private static Stream<Row> broken() {
        return Stream.of(
                failed(() -> discovery(json(500, OUTCOME)), "discovery", "status 500", "context path"),
                failed(() -> discovery(json(401, "")), "discovery", "status 401", "--token-file"),
                failed(() -> discovery(json(200, "<html>")), "discovery", "no JSON object", "proxy's page"),
                failed(
                        () -> discovery(json(200, SERVICES).withHeader("Content-Type", "text/html")),
                        "discovery",
                        "text/html"),
                failed(() -> services("'patient-view'", "''"), "discovery", "limbs has no hook"),
                failed(() -> services("'d'", "''"), "discovery", "limbs has no description"),
                failed(() -> services("'limbs'", "'l i'"), "discovery", "an id is missing"),
                failed(() -> services("{{context.patientId}}", "{{today()}}"), "discovery", "the token {{today()}}"),
                failed(() -> services("{{context.patientId}}", "{{context"), "discovery", "braces without a pair"),
                warned(() -> discovery(json(200, SERVICES)), "discovery: ETag", "none", "proxy"),
                warned(() -> services("{{context.patientId}}", "1"), "discovery: ETag", "not 304", "replicas"),
                failed(() -> called().atPriority(1).willReturn(json(500, OUTCOME)), "call", "status 500", "log"),
                failed(() -> called().atPriority(1).willReturn(json(401, OUTCOME)), "call", "status 401", "audience"),
                failed(() -> cards("'s'", "'" + "s".repeat(140) + "'"), "call", "a summary has 140 characters"),
                failed(() -> cards("'info'", "'hard-stop'"), "call", "indicator"),
                failed(() -> cards("'l'", "''"), "call", "source.label"),
                failed(() -> cards("'uuid': 'u', ", ""), "call", "no uuid"),
                failed(
                        () -> cards("'source'", "'suggestions': [{'label': 'x'}], 'source'"),
                        "call",
                        "selectionBehavior"),
                failed(
                        () -> cards("b12-low", "other"),
                        "call",
                        "the cards [other] and not b12-low",
                        "switched the topic off"),
                failed(() -> refusal(200, CARDS), "refusal: a call without context", "status 200 and not 400"),
                failed(() -> refusal(400, "{}"), "refusal: a call without context", "no OperationOutcome", "proxy"),
                failed(
                        () -> refusal(400, OUTCOME.replace("'error'", "'error', 'diagnostics': 'at java.lang.X(Y)'")),
                        "refusal: a call without context",
                        "inner workings"),
                failed(
                        () -> post(CALL)
                                .atPriority(1)
                                .withRequestBody(equalTo("{"))
                                .willReturn(json(500, OUTCOME)),
                        "no JSON"),
                failed(
                        () -> post(CALL)
                                .atPriority(1)
                                .withRequestBody(matchingJsonPath("$[?(!@.prefetch)].context"))
                                .willReturn(json(200, CARDS)),
                        "without any data",
                        "status 200 and not 412"),
                failed(
                        () -> any(anyUrl()).atPriority(8).willReturn(json(404, "<h1>")),
                        "an unknown service",
                        "no OperationOutcome"),
                warned(() -> called().atPriority(1).willReturn(json(200, CARDS).withFixedDelay(600)), "time", "500 ms"),
                failed(
                        () -> question("Access-Control-Allow-Origin", "https://other.example.org"),
                        "question before a call",
                        "cors-origins"),
                failed(
                        () -> question("Access-Control-Allow-Methods", "GET"),
                        "question before a call",
                        "POST is not in"),
                failed(
                        () -> question("Access-Control-Allow-Headers", "content-type"),
                        "question before a call",
                        "authorization"),
                failed(
                        () -> preflight().atPriority(1).willReturn(aResponse().withStatus(401)),
                        "question before a call",
                        "status 401: browsers send it without a token"),
                failed(
                        () -> post(CALL)
                                .atPriority(1)
                                .withRequestBody(equalTo("{}"))
                                .willReturn(aResponse().withStatus(400)),
                        "answers and errors",
                        "can't read why"),
                failed(
                        () -> discovery(aResponse()
                                .withBody(SERVICES.replace('\'', '"'))
                                .withHeader("Content-Type", "application/json")
                                .withHeader("Access-Control-Allow-Origin", "*")
                                .withHeader("Access-Control-Allow-Credentials", "true")),
                        "answers and errors",
                        "together with credentials"),
                warned(
                        () -> preflight()
                                .withHeader("Origin", equalTo("https://doctor.invalid"))
                                .atPriority(1)
                                .willReturn(aResponse().withHeader("Access-Control-Allow-Origin", "*")),
                        "other pages",
                        "any page may call"),
                failed(
                        () -> feedback("doctor", json(404, OUTCOME)),
                        "feedback: refusal",
                        "status 404",
                        "does not reach"),
                failed(() -> feedback("doctor", json(200, "")), "feedback: refusal", "status 200 and not 400"),
                failed(
                        () -> feedback("overridden", json(503, OUTCOME)),
                        "feedback: writing",
                        "status 503",
                        "store is away"));
    }

    private static MappingBuilder feedback(String words, ResponseDefinitionBuilder answer) {
        return post(CALL + "/feedback")
                .withRequestBody(containing(words))
                .atPriority(1)
                .willReturn(answer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void whatIsBrokenIsSeenAndMended(Row row) {
        SERVER.stubFor(row.broken().get());
        Examined examined = examined();
        assertThat(examined.checks(row.result()))
                .anySatisfy(check -> assertThat(check).contains(row.words()));
        assertThat(examined.code()).isEqualTo(row.result().equals("FAILED") ? 1 : 0);
    }

    @Test
    void nothingIsWrittenUnlessItIsAskedFor() {
        Examined.with("--url", SERVER.baseUrl());
        SERVER.verify(0, postRequestedFor(anyUrl()).withRequestBody(containing("overridden")));
    }

    @Test
    void whatCantBeReachedIsSaid() {
        Examined examined = Examined.with("--url", "http://127.0.0.1:1", "--json");
        assertThat(examined.code()).isEqualTo(1);
        assertThat(examined.checks("FAILED")).singleElement().asString().contains("reached", "GET /health");
        assertThat(Examined.with("--url", "ftp://x").out()).contains("is not an http or https address");
    }

    @Test
    void aTokenIsSentAndNeverPrintedAndAStrangerIsNoticed() throws IOException {
        String file = Files.writeString(folder.resolve("token"), "secret-token").toString();
        SERVER.stubFor(called().atPriority(1)
                .willReturn(json(500, OUTCOME.replace("'error'", "'error', 'diagnostics': 'secret-token'"))));
        Examined examined = Examined.with("--url", SERVER.baseUrl(), "--token-file", file, "--json");
        assertThat(examined.out()).contains("[token]").doesNotContain("secret-token");
        assertThat(examined.checks("WARNING"))
                .anySatisfy(check -> assertThat(check).contains("a caller without a token is answered"));
        SERVER.verify(postRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer secret-token")));
    }
}
