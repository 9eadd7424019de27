package org.paresthesia.cds.whole.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.paresthesia.cds.containers.Postgres;
import org.paresthesia.cds.containers.ServiceContainer;
import org.paresthesia.cds.deploy.ComposeFile;
import org.paresthesia.cds.whole.Answer;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Conformance;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.Templates;
import org.testcontainers.containers.Network;

/** The image with what the compose file gives it, from outside. */
class ImageIT {

    private static final int PORT = 8080;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String OPENED = "patient-view";
    private static final String SECRET = "known to all who read these tests, for nothing else";
    private static final Pattern CALL =
            Pattern.compile("cds-services/limb-paresthesia-(\\S+) [^']*'Content-Type: application/json' -d '([^']+)'");

    @TempDir
    private static Path folder;

    private static Network network;
    private static Postgres postgres;
    private static ServiceContainer service;
    private static Clinic clinic;

    @BeforeAll
    static void start() throws IOException {
        ComposeFile compose = ComposeFile.read();
        Map<String, String> environment = compose.environment("paresthesia");
        Map<String, String> values = Map.of("database-password", "let me in", "store-secret", SECRET);
        Map<String, String> secrets = compose.secrets("paresthesia").entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, named -> values.get(named.getKey())));
        network = Network.newNetwork();
        postgres = Postgres.start(
                network,
                new Postgres.Access(
                        "paresthesia", environment.get("SPRING_DATASOURCE_USERNAME"), values.get("database-password")));
        service = ServiceContainer.start(
                new ServiceContainer.Setup(
                        environment,
                        Map.of("/run/secrets", Secrets.in(folder.resolve("secrets"), secrets)),
                        List.of(PORT)),
                network);
        clinic = new Clinic(HttpClient.newHttpClient(), address -> "").at(address());
    }

    @AfterAll
    static void stop() {
        Stream.of(service, postgres, network).filter(each -> each != null).forEach(each -> {
            try {
                each.close();
            } catch (Exception left) {
                throw new IllegalStateException(left);
            }
        });
    }

    private static String address() {
        return "http://" + service.address(PORT);
    }

    private static Answer answer(String hook, String body) {
        HttpResponse<String> response = clinic.call(hook, body);
        return new Answer(response.statusCode(), response.body());
    }

    private static Stream<MatchResult> documented() throws IOException {
        String pages = Files.readString(Path.of("README.md")) + Files.readString(Path.of("docs", "integrators.md"));
        return CALL.matcher(pages).results();
    }

    /** The chart comes from the demo EHR in the same container, as the documentation has it. */
    @TestFactory
    Stream<DynamicTest> eachHookIsAnsweredAsDocumented() throws IOException {
        assertThat(documented().map(call -> call.group(1)).distinct()).hasSize(5);
        return documented()
                .map(call -> DynamicTest.dynamicTest(call.group(1), () -> {
                    Answer answer = answer(call.group(1), call.group(2));
                    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                    assertThat(answer.cards()).isNotEmpty();
                    Conformance.holdsFor(
                            answer,
                            Json.tree(call.group(2)).at("/context/patientId").asString());
                }));
    }

    private static Call singing(String id) {
        Templates templates = Templates.of(Json.tree(clinic.get("/cds-services").body()), OPENED);
        var chart = SingingPatient.like("v02", id);
        return Call.of(chart).prefetch(templates.prefetch(chart));
    }

    @Test
    void itRunsAsNobodyInParticularAndCanChangeNothingOfItself() throws Exception {
        assertThat(service.run("id", "-u").strip()).isEqualTo("10001");
        for (String place : List.of("/", "/opt/paresthesia/", "/etc/", "/home/")) {
            assertThat(service.run("touch", place + "file")).as(place).containsAnyOf("Read-only", "Permission denied");
        }
        assertThat(service.run("touch", "/tmp/file")).isEmpty();
        assertThat(service.run("sh", "-c", "grep CapEff /proc/1/status")).contains("0000000000000000");
    }

    @Test
    void theEngineSeesThatItIsWell() {
        await().atMost(PATIENCE).until(() -> service.health().equals("healthy"));
    }

    @Test
    void theArchiveOfClassesFitsTheRuntime() {
        assertThat(service.log()).contains("Started").doesNotContain("shared archive");
    }

    /** With the secrets of the site, and not with ones that a container made for itself. */
    @Test
    void anOverrideOutlivesTheContainersProcess() throws Exception {
        String call = singing("restarted").json();
        Answer before = answer(OPENED, call);
        assertThat(clinic.override(OPENED, firstCard(before)).statusCode()).isEqualTo(200);
        List<String> quiet = answer(OPENED, call).topics();
        assertThat(quiet).doesNotContain(before.topics().get(0));
        service.stop();
        assertThat(service.exitCode()).isEqualTo(143);
        service.startAgain();
        clinic.at(address());
        await().atMost(PATIENCE).ignoreException(UncheckedIOException.class).until(() -> isReady());
        assertThat(answer(OPENED, call).topics()).isEqualTo(quiet);
        isSilent();
    }

    private static boolean isReady() {
        return clinic.get("/health/ready").statusCode() == 200;
    }

    private static String firstCard(Answer answer) {
        return answer.cards().get(0).get("uuid").asString();
    }

    @Test
    void whileTheDatabaseIsDownCardsComeAndFeedbackIsRefusedAndAfterwardsAllIsAsBefore() {
        String call = singing("alone").json();
        Answer before = answer(OPENED, call);
        assertThat(clinic.override(OPENED, firstCard(before)).statusCode()).isEqualTo(200);
        List<String> quiet = answer(OPENED, call).topics();
        postgres.kill();
        Answer without = answer(OPENED, call);
        assertThat(without.topics()).as("nobody knows of the override").isEqualTo(before.topics());
        HttpResponse<String> refused = clinic.override(OPENED, firstCard(without));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isPositive();
        assertThat(isReady()).as("a balancer must not take it out for that").isTrue();
        postgres.startAgain();
        await().atMost(PATIENCE)
                .until(() -> clinic.override(OPENED, firstCard(without)).statusCode() == 200);
        await().atMost(PATIENCE).until(() -> answer(OPENED, call).topics().equals(quiet));
        isSilent();
    }

    private static void isSilent() {
        assertThat(service.log().lines().filter(line -> line.contains(SingingPatient.CANARY) || line.contains(SECRET)))
                .isEmpty();
        assertThat(service.log()).contains("status=200");
    }
}
