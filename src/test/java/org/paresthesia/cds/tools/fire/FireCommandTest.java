package org.paresthesia.cds.tools.fire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How the tool behaves towards servers that answer in any way. */
class FireCommandTest {

    private static final String SERVICES =
            """
            {"services": [{"id": "limbs", "hook": "patient-view", "description": "d", "prefetch": {
               "patient": "Patient/{{context.patientId}}",
               "tests": "Observation?patient={{context.patientId}}&code=http://loinc.org|1-1,http://loinc.org|2-2&_sort=-date",
               "visit": "Encounter/{{context.encounterId}}",
               "orders": "MedicationRequest?patient={{context.patientId}}"}}]}""";

    private static final String BUNDLE =
            """
            {"resourceType": "Bundle", "type": "collection", "entry": [
              {"resource": {"resourceType": "Patient", "id": "p1"}},
              {"resource": {"resourceType": "Observation", "id": "wanted", "code": {"coding": [{"system": "http://loinc.org", "code": "2-2"}]}, "valueQuantity": {"value": 1.20}}},
              {"resource": {"resourceType": "Observation", "id": "other", "code": {"coding": [{"system": "http://loinc.org", "code": "9-9"}]}}},
              {"fullUrl": "urn:uuid:m", "resource": {"resourceType": "Medication"}},
              {"resource": {"resourceType": "MedicationRequest", "id": "r", "medicationReference": {"reference": "urn:uuid:m"}}}]}""";

    @RegisterExtension
    static final WireMockExtension SERVER =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @TempDir
    private Path folder;

    private String bundle;

    @BeforeEach
    void isReady() throws IOException {
        SERVER.stubFor(get("/cds-services").willReturn(okJson(SERVICES)));
        answers("{\"cards\": []}");
        bundle = file("bundle.json", BUNDLE);
    }

    private static void answers(String json) {
        SERVER.stubFor(post("/cds-services/limbs").willReturn(okJson(json)));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Fired fire(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--url", SERVER.baseUrl()));
        arguments.addAll(List.of(more));
        return Fired.with(arguments.toArray(String[]::new));
    }

    @Test
    void noCardsAreNoProblem() {
        Fired fired = fire("--bundle", bundle);
        assertThat(fired.code()).isZero();
        assertThat(fired.out()).startsWith("No cards: limbs answered in ").contains("excludes nothing");
        assertThat(fired.err()).isEmpty();
    }

    @Test
    void theRecordsOfAFileAreSortedIntoTheKeys() {
        fire("--bundle", bundle);
        SERVER.verify(postRequestedFor(urlEqualTo("/cds-services/limbs"))
                .withRequestBody(matchingJsonPath("$.prefetch.patient.id", equalTo("p1")))
                .withRequestBody(matchingJsonPath("$.prefetch.tests.total", equalTo("1")))
                .withRequestBody(matchingJsonPath("$.prefetch.tests.entry[0].resource.id", equalTo("wanted")))
                .withRequestBody(
                        matchingJsonPath("$.prefetch.orders.entry[1].resource.resourceType", equalTo("Medication")))
                .withRequestBody(matchingJsonPath("$.prefetch.orders.entry[1].search.mode", equalTo("include")))
                .withRequestBody(matchingJsonPath("$.context.patientId", equalTo("p1"))));
        assertThat(SERVER.getAllServeEvents().get(0).getRequest().getBodyAsString())
                .contains("1.20")
                .doesNotContain("fhirServer", "visit");
    }

    @Test
    void aPrefetchIsReadAsAnEhrWouldAndWhatFailsIsLeftOut() throws IOException {
        SERVER.stubFor(get("/fhir/Patient/p1").willReturn(okJson("{\"resourceType\": \"Patient\", \"id\": \"p1\"}")));
        SERVER.stubFor(
                get(urlPathEqualTo("/fhir/Observation")).willReturn(aResponse().withStatus(503)));
        SERVER.stubFor(get(urlPathEqualTo("/fhir/MedicationRequest"))
                .willReturn(okJson("{\"resourceType\": \"Bundle\", \"type\": \"searchset\", \"total\": 0}")));
        String secret = file("token", "ehr-secret\n");
        Fired fired = fire("--patient", "p1", "--ehr", SERVER.url("/fhir"), "--ehr-token-file", secret);
        assertThat(fired.code()).isZero();
        assertThat(fired.err()).contains("tests is left out", "503", "visit is left out");
        SERVER.verify(postRequestedFor(urlEqualTo("/cds-services/limbs"))
                .withRequestBody(matchingJsonPath("$.prefetch[?(!@.tests)]"))
                .withRequestBody(matchingJsonPath("$.prefetch.orders.total", equalTo("0")))
                .withRequestBody(matchingJsonPath("$.fhirServer", equalTo(SERVER.url("/fhir"))))
                .withRequestBody(matchingJsonPath("$.fhirAuthorization.access_token", equalTo("ehr-secret"))));
    }

    @Test
    void aTokenIsSentAndNeverPrinted() throws IOException {
        String secret = file("token", "very-secret-token");
        answers(
                """
                {"cards": [{"summary": "very-secret-token", "indicator": "info", "source": {"label": "very-secret-token"}}]}""");
        for (String form : List.of("--json", "--timeout=9")) {
            Fired fired = fire("--bundle", bundle, "--token-file", secret, form);
            assertThat(fired.out() + fired.err()).contains("[token]").doesNotContain("very-secret");
        }
        SERVER.verify(
                2,
                postRequestedFor(urlEqualTo("/cds-services/limbs"))
                        .withHeader("Authorization", equalTo("Bearer very-secret-token")));
    }

    @Test
    void hostileTextIsHarmless() {
        answers(
                """
                {"cards": [{"summary": "s\\u001b[2J", "indicator": "critical", "detail": "d\\u009b1A\\r<b>", "source": {"label": "l\\u202e"}}]}""");
        Fired text = fire("--bundle", bundle);
        assertThat(text.out())
                .contains("1. MUST NOT WAIT (critical): s<U+001B>[2J", "<U+009B>")
                .doesNotContain("\u001b", "\u009b", "\u202e", "\r");
        assertThat(fire("--bundle", bundle, "--json").out()).doesNotContain("\u001b", "\u009b", "\u202e");
    }

    @Test
    void aRefusalIsToldInTheServersWords() {
        SERVER.stubFor(
                post("/cds-services/limbs")
                        .willReturn(
                                aResponse()
                                        .withStatus(412)
                                        .withBody(
                                                "{\"resourceType\": \"OperationOutcome\", \"issue\": [{\"details\": {\"text\": \"no data\"}, \"diagnostics\": \"keys conditions\"}]}")));
        Fired fired = fire("--bundle", bundle);
        assertThat(fired.code()).isEqualTo(3);
        assertThat(fired.out()).isEmpty();
        assertThat(fired.err()).contains("status 412: no data (keys conditions)");
    }

    @Test
    void aServerThatIsNotThereIsSaidToBe() {
        Fired fired = Fired.with("--url", "http://127.0.0.1:1", "--bundle", bundle);
        assertThat(fired.code()).isEqualTo(4);
        assertThat(fired.err())
                .contains("http://127.0.0.1:1/cds-services gives no answer")
                .contains("is it running?");
    }

    @Test
    void whatCantBeUsedIsNamed() throws IOException {
        String empty = file("empty.json", "{}");
        record Row(String words, String... arguments) {}
        for (Row row : List.of(
                new Row("there are limbs", "--bundle", bundle, "--service", "arms"),
                new Row("holds no FHIR Bundle", "--bundle", empty),
                new Row("name a patient", "--json"),
                new Row("can't be read", "--bundle", folder.resolve("none.json").toString()),
                new Row("it holds 1", "--bundle", bundle, "--patient", "p9"),
                new Row("not a FHIR id", "--patient", "a b", "--ehr", SERVER.url("/fhir")),
                new Row("userId", "--bundle", bundle, "--user", "Device/1"),
                new Row("with --no-prefetch", "--bundle", bundle, "--no-prefetch"))) {
            Fired fired = fire(row.arguments());
            assertThat(fired.code()).as(row.words()).isEqualTo(1);
            assertThat(fired.err()).contains(row.words());
        }
        assertThat(fire("--no-such-option").code()).isEqualTo(2);
    }
}
