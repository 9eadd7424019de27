package org.paresthesia.cds.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.server.PortInUseException;

/** How the demo EHR behaves on the wire, and as a part of an application that starts and stops. */
class DemoEhrTest {

    private static RunningDemoEhr ehr;

    @BeforeAll
    static void open() {
        ehr = new RunningDemoEhr();
    }

    @AfterAll
    static void close() {
        ehr.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/v01",
                "Condition/v01-numb-feet",
                "Observation/v01-hba1c",
                "Encounter/v07-visit",
                "Practitioner/COREPRACTITIONER1"
            })
    void readsOneResource(String reference) {
        HttpResponse<String> answer = ehr.get("/" + reference);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"id\":\"" + reference.split("/")[1] + "\"");
    }

    @Test
    void theDatesAreThoseOfTheClock() {
        assertThat(ehr.get("/Condition/v07-numb-left-arm").body())
                .contains("\"onsetDateTime\":\"2026-11-20T08:00:00Z\"");
        assertThat(ehr.get("/Patient/v01").body()).contains("\"birthDate\":\"1968-11-20\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Patient/nobody", "/Observation/v01", "/Encounter/nothing"})
    void whatIsNotThereIs404WithAnOutcome(String path) {
        HttpResponse<String> answer = ehr.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    @ParameterizedTest
    @CsvSource({"POST,/Patient", "PUT,/Patient/v01", "DELETE,/Patient/v01", "POST,/"})
    void nothingCanBeChanged(String method, String path) {
        String body = "{\"resourceType\":\"Patient\",\"id\":\"v01\"}";
        int status = ehr.send(method, path, body, "Content-Type", "application/fhir+json")
                .statusCode();
        assertThat(status).isBetween(400, 499);
        assertThat(ehr.get("/Patient/v01").statusCode()).isEqualTo(200);
    }

    @Test
    void theMetadataTellTheVersionAndWhatCanBeSearched() {
        HttpResponse<String> answer = ehr.get("/metadata");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"fhirVersion\":\"4.0.1\"", "\"type\":\"ImagingStudy\"", "\"name\":\"code\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json+fhir", "application/fhir+json", "application/json", "*/*"})
    void jsonIsAnsweredWhateverItIsCalled(String accept) {
        for (String path : new String[] {"/metadata", "/Patient/v01", "/Condition?patient=v01"}) {
            HttpResponse<String> answer = ehr.get(path, "Accept", accept);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .contains("json");
            assertThat(answer.body()).startsWith("{");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Patient/v01", "/Patient/nobody", "/Observation?unknown=1", "/metadata"})
    void aPageOfAnyOriginMayReadAnswersAndErrors(String path) {
        HttpResponse<String> answer = ehr.get(path, "Origin", "https://sandbox.example.org");
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Observation/_search", "/Patient/v01", "/metadata"})
    void aBrowserMayAskFirst(String path) {
        HttpResponse<String> answer = ehr.send(
                "OPTIONS",
                path,
                "",
                "Origin",
                "https://sandbox.example.org",
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization,content-type");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
                .contains("GET", "POST");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers")).contains("authorization,content-type");
    }

    @Test
    void aPortInUseEndsTheStartWithAProblemThatNamesThePort() {
        int taken = URI.create(ehr.address()).getPort();
        DemoEhr second = new DemoEhr(taken, InetAddress.getLoopbackAddress(), Clock.systemUTC());
        assertThatThrownBy(second::start)
                .isInstanceOf(PortInUseException.class)
                .hasMessageContaining(String.valueOf(taken));
        second.destroy();
    }

    @Test
    void anEhrThatWasNeverStartedIsClosedWithTheApplication() {
        DemoEhr unused = new DemoEhr(0, InetAddress.getLoopbackAddress(), Clock.systemUTC());
        unused.destroy();
        assertThat(unused.isRunning()).isFalse();
        assertThatThrownBy(unused::address).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anEhrThatWasStoppedCanBeStartedAgain() {
        DemoEhr again = new DemoEhr(0, InetAddress.getLoopbackAddress(), Clock.systemUTC());
        again.start();
        again.stop();
        again.start();
        assertThat(again.isRunning()).isTrue();
        again.destroy();
    }
}
