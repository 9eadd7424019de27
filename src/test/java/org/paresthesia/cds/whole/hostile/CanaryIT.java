package org.paresthesia.cds.whole.hostile;

import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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

/** Nothing of a patient, and no token, gets into the log at any level or into the body of a refusal (checklist F5, G5; pitfall 48). */
@Proves({"F5", "G5"})
class CanaryIT extends WholeService {

    /** Sings wherever a value of the chart or of the call gets out. */
    private static final String CANARY = "qzx7canary";

    private static final List<String> LOGGERS = List.of(
            "org.paresthesia",
            "org.paresthesia.cds.http.CallLog",
            "ca.uhn.fhir",
            "ca.uhn.fhir.rest.server",
            "org.hl7.fhir",
            "org.cqframework",
            "org.opencds.cqf",
            "org.opencds.cqf.cql.engine");

    private static StubEhr ehr;
    private HeardLog log;

    @BeforeAll
    static void start() {
        ehr = new StubEhr("127.0.0.1");
    }

    @AfterAll
    static void stop() {
        ehr.close();
    }

    @BeforeEach
    void listen() {
        log = new HeardLog(LOGGERS);
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    /** A patient whose every text, identifier and id sings. */
    private static Chart singing() {
        Chart chart = Chart.demo("v01");
        String id = CANARY + "-id";
        List<ObjectNode> resources = chart.resources().stream()
                .map(each -> (ObjectNode) Json.tree(each.toString().replace("Patient/v01", "Patient/" + id)))
                .map(CanaryIT::withSongs)
                .toList();
        resources.stream().filter(Chart.is("Patient")).forEach(patient -> patient.put("id", id));
        return new Chart(id, resources);
    }

    private static ObjectNode withSongs(ObjectNode resource) {
        resource.putArray("identifier").addObject().put("value", CANARY + "-identifier");
        resource.putArray("note").addObject().put("text", CANARY + "-note");
        resource.putObject("text").put("status", "generated").put("div", "<div>" + CANARY + "-narrative</div>");
        if (resource.has("code")) {
            resource.withObject("/code").put("text", CANARY + "-text");
        }
        if (resource.has("name")) {
            resource.putArray("name").addObject().put("family", CANARY + "-name");
        }
        if (resource.has("valueString")) {
            resource.put("valueString", CANARY + "-value");
        }
        return resource;
    }

    private void nothingSang(Answer answer) {
        assertThat(log.lines()).isNotEmpty().noneMatch(CanaryIT::sings);
        if (answer.status() != 200) {
            assertThat(answer.body()).doesNotContain(CANARY, Call.TOKEN);
        }
    }

    private static boolean sings(String line) {
        return line.contains(CANARY) || line.contains(Call.TOKEN);
    }

    @Test
    void theEarHearsAndTheCardsDoQuoteTheChart() {
        Answer answer = answer(fullCall(singing()));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains(CANARY);
        assertThat(log.lines()).anyMatch(line -> line.contains("CallLog") && line.contains("status=200"));
        nothingSang(answer);
    }

    @TestFactory
    Stream<DynamicTest> aBrokenResourceIsCountedAndNotQuoted() {
        return BrokenResource.all()
                .map(row -> DynamicTest.dynamicTest(row.situation(), () -> {
                    Call call = fullCall(singing());
                    for (String key : List.of("conditions", "rareResults")) {
                        ObjectNode bundle = templates().value(key, singing());
                        bundle.withArray("entry").addObject().set("resource", Json.of(row.resource()));
                        call = call.key(key, bundle);
                    }
                    Answer answer = answer(call);
                    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                    assertThat(answer.topics()).as("the rest still counts").isNotEmpty();
                    nothingSang(answer);
                }));
    }

    /** What is in hand is the patient's too: orders that are read, that are broken, and selections of neither. */
    @TestFactory
    Stream<DynamicTest> whatIsInHandIsNotQuoted() {
        ObjectNode order =
                withSongs(Drafts.of(CANARY + "-id", Drafts.gabapentin()).put("id", CANARY + "-draft"));
        ObjectNode broken = order.deepCopy().put("authoredOn", CANARY);
        return Stream.of(order, broken)
                .flatMap(each -> Stream.of(
                        fullCall("order-sign", singing()).signing(each),
                        fullCall("order-select", singing()).selecting(List.of(CANARY), each),
                        fullCall("order-select", singing())
                                .selecting(List.of("MedicationRequest/" + CANARY + "-draft"), each),
                        fullCall("order-sign", singing())
                                .signing(each)
                                .context(Json.of("{'draftOrders':{'resourceType':'%s'}}", CANARY))))
                .map(call -> DynamicTest.dynamicTest(call.hook(), () -> nothingSang(answer(call))));
    }

    @TestFactory
    Stream<DynamicTest> aFailingServerIsNotQuoted() {
        return Stream.of(
                        status(500).withBody(CANARY),
                        status(302).withHeader("Location", "http://127.0.0.2/" + CANARY),
                        okForContentType("text/html", "<html>" + CANARY),
                        okForContentType("application/fhir+json", "{\"resourceType\":\"Bundle\",\"entry\":[" + CANARY),
                        okForContentType(
                                "application/fhir+json",
                                "{\"resourceType\":\"Bundle\",\"link\":[{\"relation\":\"next\",\"url\":\"http://"
                                        + CANARY + ".example.org\"}]}"))
                .map(response ->
                        DynamicTest.dynamicTest(String.valueOf(response.build().getStatus()), () -> {
                            ehr.reset();
                            ehr.serveAll(response);
                            Call some =
                                    fullCall(singing()).without("rareResults").server(ehr.address("localhost"));
                            nothingSang(answer(some.encounter(CANARY + "-encounter")));
                            nothingSang(answer(Call.of(singing()).server(ehr.address("localhost"))));
                            assertThat(ehr.tokens()).containsExactly("Bearer " + Call.TOKEN);
                        }));
    }

    @TestFactory
    Stream<DynamicTest> aRefusedCallIsNotQuoted() {
        String call = Call.of(singing()).key("patient", singing().patient()).json();
        return Stream.of(
                        call.substring(0, call.length() - 9),
                        call.replace("{\"hook\"", "{" + CANARY + "\"hook\""),
                        call.replace("patient-view", CANARY),
                        call.replace("Practitioner/COREPRACTITIONER1", CANARY),
                        call.replace("d1577c69-dfbe-44ad-ba6d-3e05e953b2ea", CANARY + "\\n" + CANARY),
                        call.replace("\"patientId\":\"" + CANARY, "\"patientId\":\"other-" + CANARY),
                        call.replace("\"patientId\":\"" + CANARY, "\"patientId\":\"" + CANARY + "&x=1"),
                        call.replace("{\"hook\"", "{\"fhirServer\":\"ftp://" + CANARY + "\",\"hook\""),
                        call.replace(
                                "{\"hook\"", "{\"fhirAuthorization\":{\"access_token\":\"" + CANARY + "\"},\"hook\""),
                        call.replace("\"gender\"", "\"animal\":{\"x\":\"" + CANARY + "\"},\"gender\""))
                .map(body -> DynamicTest.dynamicTest(String.valueOf(body.length()), () -> {
                    Answer answer = answer(BodyPublishers.ofString(body));
                    assertThat(answer.status()).isBetween(400, 499);
                    nothingSang(answer);
                }));
    }
}
