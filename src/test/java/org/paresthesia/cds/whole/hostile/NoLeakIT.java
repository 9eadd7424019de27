package org.paresthesia.cds.whole.hostile;

import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.trust.token.Signer;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.PlainEhr;
import org.paresthesia.cds.whole.StubEhr;
import org.paresthesia.cds.whole.feedback.ServiceProcess;
import tools.jackson.databind.JsonNode;

/**
 * The packaged service, told to log everything: names, identifiers, values, comments and tokens go through every path, and none of them
 * is found in its log, its database, its numbers or a refusal.
 */
@Proves({"F5", "G5", "L11", "M15"})
class NoLeakIT {

    private static final String CANARY = "qzx7canary";
    private static final String ISSUER = "https://ehr.example.org";
    private static final String SERVICE = "/cds-services/limb-paresthesia-patient-view";
    private static final Signer EHR = Signer.es384("ehr");
    private static final Signer STRANGER = Signer.es384("ehr");

    @TempDir
    private Path directory;

    private final List<String> tokens = new ArrayList<>();
    private final List<HttpResponse<String>> refusals = new ArrayList<>();

    private List<String> settings() throws IOException {
        Path keys = Files.writeString(directory.resolve("keys.json"), Signer.keySet(EHR));
        return List.of(
                "spring.profiles.active=demo",
                "paresthesia.demo-ehr.port=0",
                "paresthesia.metrics.enabled=true",
                "paresthesia.authentication.required=true",
                "paresthesia.clients.ehr.token.issuer=" + ISSUER,
                "paresthesia.clients.ehr.token.jwk-set-file=" + keys,
                "paresthesia.clients.ehr.fhir-servers=localhost",
                "paresthesia.store.secret-file=" + directory.resolve("secret"),
                "spring.datasource.url=jdbc:h2:file:" + directory.resolve("store")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;RETENTION_TIME=3000;DB_CLOSE_ON_EXIT=FALSE",
                "logging.structured.format.console=ecs",
                "logging.level.root=TRACE",
                "logging.level.org.paresthesia=TRACE",
                "logging.level.org.springframework=TRACE",
                "logging.level.org.springframework.web=TRACE",
                "logging.level.org.springframework.jdbc=TRACE",
                "logging.level.org.apache=TRACE",
                "logging.level.org.apache.coyote.http11=TRACE",
                "logging.level.com.zaxxer=TRACE",
                "logging.level.org.h2=TRACE",
                "logging.level.ca.uhn.fhir=TRACE",
                "logging.level.org.hl7.fhir=TRACE",
                "logging.level.org.cqframework=TRACE",
                "logging.level.org.opencds=TRACE",
                "logging.level.org.opencds.cqf.cql.engine=TRACE",
                "logging.level.jdk.httpclient=TRACE");
    }

    private HttpResponse<String> post(ServiceProcess service, String path, String body) throws InterruptedException {
        return post(service, path, body, EHR);
    }

    private HttpResponse<String> post(ServiceProcess service, String path, String body, Signer keys)
            throws InterruptedException {
        String token = keys.sign(Signer.claims(ISSUER, service.address() + path, Instant.now())
                .claim("canary", CANARY)
                .build());
        tokens.add(token);
        HttpResponse<String> response = service.send(path, request -> bearing(token, request, body));
        if (response.statusCode() != 200) {
            refusals.add(response);
        }
        return response;
    }

    private static HttpRequest.Builder bearing(String token, HttpRequest.Builder request, String body) {
        return request.header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .header("X-" + CANARY, CANARY)
                .POST(BodyPublishers.ofString(body));
    }

    /** A call whose every text and identifier sings. */
    private static String call() throws IOException {
        return PlainEhr.body(CANARY).replace("\"gender\"", "\"name\":[{\"family\":\"" + CANARY + "\"}],\"gender\"");
    }

    private static String callWith(StubEhr ehr) {
        return Call.of(Json.of(
                        "{'hook':'patient-view','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea',"
                                + "'context':{'userId':'Practitioner/%s','patientId':'%s'}}",
                        CANARY, CANARY))
                .server(ehr.address("localhost"))
                .json();
    }

    @Test
    void nothingOfARecordOrATokenIsFoundAnywhere() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(directory, settings());
                StubEhr ehr = new StubEhr("127.0.0.1")) {
            HttpResponse<String> cards = post(service, SERVICE, call());
            assertThat(cards.statusCode()).as(cards.body()).isEqualTo(200);
            assertThat(cards.body()).as("cards do quote the record").contains(CANARY);
            refuse(service);
            failWith(service, ehr);
            giveFeedback(service, Json.tree(cards.body()).at("/cards/0/uuid").asString());
            assertThat(service.send("/health", request -> request).body()).doesNotContain(CANARY);
            assertThat(service.send("/metrics", request -> request).body())
                    .contains("paresthesia_topic_feedback_total")
                    .doesNotContain(CANARY);
            service.stop();
        }
        assertThat(refusals).hasSizeGreaterThan(10).allSatisfy(refusal -> isSilent(refusal.body()));
        isSilent(Files.readString(directory.resolve("service.log")));
        assertThat(callsInTheLog()).isNotEmpty().allSatisfy(call -> {
            assertThat(call.at("/call/client").asString()).isEqualTo("ehr");
            assertThat(call.at("/call/status").isNumber()).isTrue();
            assertThat(call.at("/call/totalMs").isNumber()).isTrue();
        });
        assertThat(callsInTheLog()).anySatisfy(call -> {
            assertThat(call.at("/call/hookInstance").asString()).hasSize(36);
            assertThat(call.at("/call/cards").asInt()).isPositive();
        });
        theAuditHoldsAndIsSilent();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    files.filter(each -> each.toString().contains("store")).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (file.toString().endsWith(".mv.db")) {
                    assertThat(content).as("it can be read at all").contains("limb-paresthesia-patient-view");
                }
                isSilent(content);
            }
        }
    }

    /** The records of these calls, as an operator looks at them. */
    private void theAuditHoldsAndIsSilent() throws Exception {
        List<String> store = settings().stream()
                .filter(each -> each.startsWith("spring.datasource") || each.startsWith("paresthesia.store"))
                .flatMap(each -> Stream.of("--set", each))
                .toList();
        ServiceProcess.Ran verified = ServiceProcess.run(
                directory,
                Stream.concat(Stream.of("audit", "verify"), store.stream()).toList());
        assertThat(verified.said()).contains("the chain holds");
        assertThat(verified.code()).isZero();
        ServiceProcess.Ran exported = ServiceProcess.run(
                directory,
                Stream.concat(Stream.of("audit", "export"), store.stream()).toList());
        assertThat(exported.said().lines())
                .as("one for each request")
                .hasSameSizeAs(tokens)
                .allSatisfy(
                        line -> assertThat(Json.tree(line).at("/resourceType").asString())
                                .isEqualTo("AuditEvent"));
        isSilent(exported.said());
    }

    private void refuse(ServiceProcess service) throws Exception {
        String call = call();
        for (String body : List.of(
                call.substring(0, call.length() - 20),
                call.replace("\"hook\"", "\"" + CANARY + "\""),
                call.replace("patient-view", CANARY),
                call.replace("Practitioner/" + CANARY, CANARY),
                call.replaceFirst("\"id\": \"" + CANARY + "\"", "\"id\": \"another-" + CANARY + "\""),
                call.replace("\"patientId\": \"" + CANARY, "\"patientId\": \"" + CANARY + "&x=1"))) {
            assertThat(post(service, SERVICE, body).statusCode()).isBetween(400, 499);
        }
        assertThat(post(service, SERVICE + CANARY, call).statusCode()).isEqualTo(404);
        assertThat(post(service, SERVICE, call, STRANGER).statusCode()).isEqualTo(401);
        assertThat(post(service, SERVICE + "/feedback", "{\"" + CANARY + "\":1}")
                        .statusCode())
                .isEqualTo(400);
    }

    private void failWith(ServiceProcess service, StubEhr ehr) throws Exception {
        ehr.serveAll(status(500).withBody(CANARY));
        post(service, SERVICE, callWith(ehr));
        ehr.reset();
        ehr.serveAll(okForContentType("application/fhir+json", "{\"resourceType\":\"Bundle\",\"entry\":[" + CANARY));
        post(service, SERVICE, callWith(ehr));
        ehr.reset();
        ehr.serveAll(status(302).withHeader("Location", "http://127.0.0.2/" + CANARY));
        post(service, SERVICE, callWith(ehr));
    }

    private void giveFeedback(ServiceProcess service, String card) throws Exception {
        String feedback =
                """
                {"feedback":[{"card":"%s","outcome":"overridden","outcomeTimestamp":"2026-11-20T09:00:00Z",
                  "overrideReason":{"reason":{"code":"%s","system":"urn:reasons"},"userComment":"%s"}}]}""";
        String kept = feedback.formatted(card, "patient-refused", CANARY);
        assertThat(post(service, SERVICE + "/feedback", kept).statusCode()).isEqualTo(200);
        assertThat(post(service, SERVICE + "/feedback", feedback.formatted("", CANARY, CANARY))
                        .statusCode())
                .isEqualTo(400);
    }

    /** The lines of calls that a client made, as a machine reads them. */
    private List<JsonNode> callsInTheLog() throws IOException {
        return Files.readAllLines(directory.resolve("service.log")).stream()
                .filter(line -> line.startsWith("{"))
                .map(line -> (JsonNode) Json.tree(line))
                .filter(line -> !line.at("/call/service").isMissingNode())
                .toList();
    }

    private void isSilent(String text) {
        List<String> songs = new ArrayList<>(List.of(CANARY, Call.TOKEN));
        tokens.forEach(token -> songs.addAll(List.of(token.split("\\.")).subList(1, 3)));
        assertThat(text.lines()
                        .filter(line -> songs.stream().anyMatch(line::contains))
                        .map(line -> line.substring(0, Math.min(line.length(), 400))))
                .isEmpty();
    }
}
