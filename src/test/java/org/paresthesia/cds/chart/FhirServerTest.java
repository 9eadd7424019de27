package org.paresthesia.cds.chart;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.paresthesia.cds.chart.Json.ada;
import static org.paresthesia.cds.chart.Json.b12;
import static org.paresthesia.cds.chart.Json.bundle;
import static org.paresthesia.cds.chart.Json.diabetes;
import static org.paresthesia.cds.chart.Json.prescription;
import static org.paresthesia.cds.chart.Json.quoted;
import static org.paresthesia.cds.findings.UnreadData.Reason.FAILED;
import static org.paresthesia.cds.findings.UnreadData.Reason.INCOMPLETE;
import static org.paresthesia.cds.findings.UnreadData.Reason.NOT_SENT;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.paresthesia.cds.chart.fetch.FhirSettings;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.findings.UnreadData;
import org.paresthesia.cds.hook.FhirAccess;
import org.paresthesia.cds.hook.HookCall;
import org.paresthesia.cds.hook.InHand;
import org.springframework.util.unit.DataSize;

/** What is asked of the client's FHIR server, and what becomes of its answers and failures (protocol, E and F). */
class FhirServerTest {

    private static final FhirSettings PATIENT =
            new FhirSettings(Duration.ofSeconds(20), Duration.ofSeconds(30), DataSize.ofMegabytes(1), 3, 5);
    private static final FhirSettings IMPATIENT =
            new FhirSettings(Duration.ofSeconds(2), Duration.ofSeconds(3), DataSize.ofMegabytes(1), 3, 5);
    private static final WireMockServer EHR =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @BeforeAll
    static void start() {
        EHR.start();
    }

    @AfterAll
    static void stop() {
        EHR.stop();
    }

    @BeforeEach
    void everythingIsFoundToBeEmpty() {
        EHR.resetAll();
        EHR.stubFor(get(anyUrl()).atPriority(9).willReturn(json("{'resourceType':'Bundle','total':0}")));
        EHR.stubFor(get("/fhir/Patient/ada").willReturn(json(ada())));
    }

    @Test
    void asksForEveryKeyThatWasNotSentAndForNothingElse() {
        EHR.stubFor(get(urlPathEqualTo("/fhir/Condition")).willReturn(json(bundle(diabetes("d")))));
        PatientChart chart = read(Map.of());
        assertThat(chart.unread()).isEmpty();
        assertThat(chart.byType("Condition")).hasSize(1);
        EHR.verify(7, anyRequestedFor(anyUrl()));
        EHR.verify(getRequestedFor(urlEqualTo("/fhir/Observation?patient=ada&code=http://loinc.org%7C2132-9"))
                .withHeader("Authorization", equalTo("Bearer secret")));
    }

    @Test
    void asksForExactlyTheOneKeyThatIsMissing() {
        Map<String, String> keys = Charts.everything();
        keys.remove("conditions");
        keys.put("serviceRequests", "null");
        keys.put("rareResults", "{'resourceType':'OperationOutcome'}");
        assertThat(read(keys).unread()).containsExactly(new UnreadData("rareResults", FAILED));
        EHR.verify(1, anyRequestedFor(anyUrl()));
        EHR.verify(getRequestedFor(urlEqualTo("/fhir/Condition?patient=ada")));
    }

    @Test
    @Proves({"F2", "F7"})
    void followsThePagesOfPrefetchOnTheSameServerOnly() {
        EHR.stubFor(get("/fhir/page2").willReturn(json(bundle(b12("b", "2023")))));
        Map<String, String> keys = Charts.everything();
        keys.put("rareResults", page(b12("a", "2024"), EHR.baseUrl() + "/fhir/page2"));
        assertThat(read(keys).byType("Observation")).hasSize(2);
        EHR.verify(getRequestedFor(urlEqualTo("/fhir/page2")).withHeader("Authorization", equalTo("Bearer secret")));
        keys.put("rareResults", page(b12("a", "2024"), "http://127.0.0.1:" + EHR.port() + "/fhir/page2"));
        assertThat(read(keys).unread()).containsExactly(new UnreadData("rareResults", INCOMPLETE));
        EHR.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void stopsAfterSomePagesAndSaysSo() {
        EHR.stubFor(get(urlPathEqualTo("/fhir/Condition"))
                .willReturn(json(page(diabetes("d"), EHR.baseUrl() + "/fhir/Condition?again=1"))));
        Map<String, String> keys = Charts.everything();
        keys.remove("conditions");
        PatientChart chart = read(keys);
        assertThat(chart.unread()).containsExactly(new UnreadData("conditions", INCOMPLETE));
        assertThat(chart.byType("Condition")).hasSize(1);
        EHR.verify(3, anyRequestedFor(anyUrl()));
    }

    @Test
    void keepsThePagesBeforeOneThatFailed() {
        EHR.stubFor(get("/fhir/page2").willReturn(aResponse().withStatus(500)));
        Map<String, String> keys = Charts.everything();
        keys.put("rareResults", page(b12("a", "2024"), "page2"));
        PatientChart chart = read(keys);
        assertThat(chart.byType("Observation")).hasSize(1);
        assertThat(chart.unread()).containsExactly(new UnreadData("rareResults", INCOMPLETE));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 500, 302})
    void aSearchThatFailsIsNotAskedAgain(int status) {
        EHR.stubFor(get(urlPathEqualTo("/fhir/Condition"))
                .willReturn(aResponse().withStatus(status).withHeader("Location", "/fhir/elsewhere")));
        assertThat(read(Map.of()).unread()).containsExactly(new UnreadData("conditions", FAILED));
        EHR.verify(1, getRequestedFor(urlPathEqualTo("/fhir/Condition")));
        EHR.verify(0, getRequestedFor(urlPathEqualTo("/fhir/elsewhere")));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    @Proves("F8")
    void aServerThatIsBusyIsAskedOnceMore(int status) {
        EHR.stubFor(
                get(urlPathEqualTo("/fhir/Condition")).willReturn(aResponse().withStatus(status)));
        assertThat(read(Map.of()).unread()).containsExactly(new UnreadData("conditions", FAILED));
        EHR.verify(2, getRequestedFor(urlPathEqualTo("/fhir/Condition")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER"})
    void aConnectionThatBreaksBeforeTheAnswerIsTriedOnceMore(Fault fault) {
        EHR.stubFor(get(urlPathEqualTo("/fhir/Condition"))
                .inScenario("breaks")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("works")
                .willReturn(aResponse().withFault(fault)));
        EHR.stubFor(get(urlPathEqualTo("/fhir/Condition"))
                .inScenario("breaks")
                .whenScenarioStateIs("works")
                .willReturn(json(bundle(diabetes("d")))));
        PatientChart chart = read(Map.of());
        assertThat(chart.unread()).isEmpty();
        assertThat(chart.byType("Condition")).hasSize(1);
    }

    @Test
    void aConnectionThatAlwaysBreaksHasFailed() {
        EHR.stubFor(
                get(urlPathEqualTo("/fhir/Condition")).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        assertThat(read(Map.of()).unread()).containsExactly(new UnreadData("conditions", FAILED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>down</html>", "{'resourceType':'Bundle','entry':[", "'text'", "{}"})
    void anAnswerThatIsNotFhirHasFailedOrCannotBeRead(String body) {
        EHR.stubFor(get(urlPathEqualTo("/fhir/Condition")).willReturn(json(body)));
        assertThat(read(Map.of()).unread()).extracting(UnreadData::need).containsExactly("conditions");
    }

    @Test
    void anAnswerThatIsTooLongOrCutOffHasFailed() {
        EHR.stubFor(get(urlPathEqualTo("/fhir/Condition")).willReturn(json("{'a':'" + "x".repeat(2 << 20) + "'}")));
        EHR.stubFor(get(urlPathEqualTo("/fhir/Encounter"))
                .willReturn(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)));
        assertThat(read(Map.of()).unread())
                .containsExactlyInAnyOrder(new UnreadData("conditions", FAILED), new UnreadData("encounters", FAILED));
    }

    @Test
    void readsCompressedAnswersAndNoMoreOfThemThanOfOthers() throws IOException {
        EHR.stubFor(get(urlPathEqualTo("/fhir/Condition")).willReturn(zipped(quoted(bundle(diabetes("d"))))));
        EHR.stubFor(get(urlPathEqualTo("/fhir/Encounter")).willReturn(zipped(" ".repeat(2 << 20) + "{}")));
        PatientChart chart = read(Map.of());
        assertThat(chart.byType("Condition")).hasSize(1);
        assertThat(chart.unread()).containsExactly(new UnreadData("encounters", FAILED));
    }

    private static ResponseDefinitionBuilder zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return aResponse().withHeader("Content-Encoding", "gzip").withBody(bytes.toByteArray());
    }

    @Test
    void doesNotWaitLongerThanTheDeadline() {
        EHR.stubFor(get(urlPathEqualTo("/fhir/Condition"))
                .willReturn(json(bundle(diabetes("d"))).withChunkedDribbleDelay(5, 20_000)));
        EHR.stubFor(get(urlPathEqualTo("/fhir/Encounter"))
                .willReturn(json("{'resourceType':'Bundle'}").withFixedDelay(20_000)));
        long start = System.nanoTime();
        assertThat(reader(IMPATIENT)
                        .read(
                                Calls.withServer(Calls.open(EHR.baseUrl() + "/fhir")),
                                Charts.prefetch(Map.of()),
                                Charts.NOW)
                        .unread())
                .contains(new UnreadData("conditions", FAILED), new UnreadData("encounters", FAILED));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void aPatientThatIsNotThereCannotBeHad() {
        EHR.stubFor(get("/fhir/Patient/ada").willReturn(aResponse().withStatus(404)));
        assertThatThrownBy(() -> read(Map.of())).isInstanceOf(PatientUnavailable.class);
    }

    @Test
    void aServerThatRefusesConnectionsHasFailed() {
        HookCall call = Calls.withServer(Calls.open("http://localhost:1/fhir"));
        Map<String, String> keys = Charts.everything();
        keys.remove("conditions");
        assertThat(reader().read(call, Charts.prefetch(keys), Charts.NOW).unread())
                .containsExactly(new UnreadData("conditions", FAILED));
    }

    @Test
    @Proves({"F4", "F7"})
    void asksNoServerThatTheClientIsNotAllowedAndUsesNoTokenOfAnotherPatient() {
        Map<String, String> keys = Charts.everything();
        keys.remove("conditions");
        FhirAccess stranger = Calls.open("http://127.0.0.1:" + EHR.port() + "/fhir");
        FhirAccess others =
                new FhirAccess(URI.create(EHR.baseUrl() + "/fhir"), Optional.of("secret"), Optional.of("bob"));
        for (FhirAccess access : new FhirAccess[] {stranger, others}) {
            assertThat(reader().read(Calls.withServer(access), Charts.prefetch(keys), Charts.NOW)
                            .unread())
                    .containsExactly(new UnreadData("conditions", NOT_SENT));
        }
        EHR.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void readsEachMedicationThatIsReferredToOnce() {
        EHR.stubFor(any(urlPathEqualTo("/fhir/Medication/m"))
                .willReturn(json("{'resourceType':'Medication','id':'m','code':{'coding':[{'system':"
                        + "'http://www.nlm.nih.gov/research/umls/rxnorm','code':'860975'}]}}")));
        String metformin = "'medicationReference':{'reference':'Medication/m'}";
        Map<String, String> keys = Charts.everything();
        keys.put(
                "medicationRequests",
                bundle(prescription("p", "active", metformin), prescription("q", "active", metformin)));
        PatientChart chart = read(keys);
        assertThat(chart.byType("MedicationRequest")).hasSize(2);
        assertThat(chart.unrecognisedMedicines()).isEmpty();
        EHR.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void readsTheEncounterInContextWhereItIsNotAmongTheOthers() {
        EHR.stubFor(
                get("/fhir/Encounter/e")
                        .willReturn(
                                json(
                                        "{'resourceType':'Encounter','id':'e','status':'finished','subject':{'reference':'Patient/ada'}}")));
        FhirAccess access = Calls.open(EHR.baseUrl() + "/fhir");
        HookCall call = Calls.with(Optional.of("e"), new InHand.Nothing(), Optional.of(access));
        PatientChart chart = reader().read(call, Charts.prefetch(Charts.everything()), Charts.NOW);
        assertThat(chart.byType("Encounter")).hasSize(1);
        assertThat(chart.unread()).isEmpty();
    }

    private static String page(String resource, String next) {
        return "{'resourceType':'Bundle','link':[{'relation':'next','url':'" + next + "'}],'entry':[{'resource':"
                + resource + "}]}";
    }

    private static ResponseDefinitionBuilder json(String text) {
        return okForContentType("application/fhir+json", quoted(text));
    }

    private static ChartReader reader() {
        return reader(PATIENT);
    }

    private static ChartReader reader(FhirSettings settings) {
        return Charts.reader(Handful.knowledge(), settings);
    }

    private static PatientChart read(Map<String, String> keys) {
        HookCall call = Calls.withServer(Calls.open(EHR.baseUrl() + "/fhir"));
        return reader().read(call, Charts.prefetch(keys), Charts.NOW);
    }
}
