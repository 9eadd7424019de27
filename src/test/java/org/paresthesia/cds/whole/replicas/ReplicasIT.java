package org.paresthesia.cds.whole.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paresthesia.cds.containers.Postgres;
import org.paresthesia.cds.trust.token.Signer;
import org.paresthesia.cds.whole.feedback.ServiceProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Three instances with one PostgreSQL: one is killed, all are replaced by another edition of the content, and tokens count for all. */
class ReplicasIT {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicasIT.class);
    private static final int INSTANCES = 3;
    private static final String REWORDED = "reworded";
    private static final int CALLERS = 3;
    private static final int ROUNDS = 40;
    private static final String SECRET = "known to all who read these tests, for nothing else";
    private static final String ISSUER = "https://ehr.example.org";
    private static final String SERVICE = "/cds-services/limb-paresthesia-patient-view";

    @TempDir
    private Path directory;

    private final List<Integer> ports = new ArrayList<>();
    private final ServiceProcess[] instances = new ServiceProcess[INSTANCES];
    private Postgres postgres;

    @BeforeEach
    void startDatabase() throws IOException {
        postgres = Postgres.start();
        for (int i = 0; i < INSTANCES; i++) {
            ports.add(ServiceProcess.freePort());
        }
    }

    @AfterEach
    void stopAll() throws InterruptedException {
        for (ServiceProcess instance : instances) {
            if (instance != null) {
                instance.close();
            }
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    private ServiceProcess start(int number, List<String> more) {
        List<String> settings = new ArrayList<>(List.of(
                "paresthesia.now=2026-11-20T10:00:00Z",
                "paresthesia.stop.pause=4s",
                "spring.datasource.url=" + postgres.url(),
                "spring.datasource.username=" + postgres.user(),
                "paresthesia.store.secret=" + SECRET));
        settings.addAll(more);
        try {
            Path folder = Files.createTempDirectory(directory, "instance-");
            instances[number] = ServiceProcess.start(folder, settings, ports.get(number));
            return instances[number];
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void startAll(List<String> more) {
        List<CompletableFuture<ServiceProcess>> starting = new ArrayList<>();
        for (int i = 0; i < INSTANCES; i++) {
            int number = i;
            starting.add(CompletableFuture.supplyAsync(() -> start(number, more)));
        }
        starting.forEach(CompletableFuture::join);
    }

    /** The content with one word changed in what the tested call is answered with. */
    private Path anotherEdition() throws IOException {
        Path edition = directory.resolve("edition");
        for (String part : List.of("cql", "fhir-resources")) {
            FileSystemUtils.copyRecursively(Path.of(part), edition.resolve(part));
        }
        Path rule = edition.resolve("fhir-resources/plandefinition/rules/b12-low.json");
        String text = Files.readString(rule, StandardCharsets.UTF_8);
        Files.writeString(rule, text.replace("Low B12 result without", "Low B12 result, " + REWORDED + ", without"));
        return edition;
    }

    @Test
    void oneIsKilledAndAllAreReplacedUnderLoadAndNoAnswerIsLostOrWrong() throws Exception {
        startAll(List.of());
        String before = Callers.answerOf(instances[0].address());
        try (HaProxy balancer = HaProxy.before(ports, directory);
                Callers callers = Callers.start(CALLERS, balancer.address())) {
            callers.awaitMore(ROUNDS);
            instances[0].kill();
            callers.awaitMore(ROUNDS);
            assertThat(callers.broken()).as("after the kill").isEmpty();
            List<String> edition = List.of("paresthesia.content=" + anotherEdition());
            String after = Callers.answerOf(start(0, edition).address());
            for (int i = 1; i < INSTANCES; i++) {
                instances[i].stop();
                callers.awaitMore(ROUNDS);
                start(i, edition);
            }
            callers.awaitMore(ROUNDS);
            callers.close();
            assertThat(after).isNotEqualTo(before).contains(REWORDED);
            assertThat(callers.broken()).isEmpty();
            assertThat(callers.answers().keySet()).isEqualTo(Set.of(before, after));
            assertThat(kept()).containsExactlyInAnyOrderElementsOf(callers.cards());
            LOG.info(
                    "{} answers of the one edition, {} of the other, {} pieces of feedback; none lost, none wrong",
                    callers.answers().get(before),
                    callers.answers().get(after),
                    callers.cards().size());
        }
    }

    private List<String> kept() throws Exception {
        try (Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), "");
                ResultSet rows = connection.createStatement().executeQuery("select card_uuid from feedback")) {
            List<String> cards = new ArrayList<>();
            while (rows.next()) {
                cards.add(rows.getString(1));
            }
            return cards;
        }
    }

    @Test
    void aTokenThatWasUsedOnOneIsRefusedByTheOthers() throws Exception {
        Signer ehr = Signer.es384("ehr");
        Path keys = Files.writeString(directory.resolve("keys.json"), Signer.keySet(ehr));
        String base = "https://cds.example.org";
        startAll(List.of(
                "paresthesia.authentication.required=true",
                "paresthesia.clients.ehr.token.issuer=" + ISSUER,
                "paresthesia.clients.ehr.token.audience-base=" + base,
                "paresthesia.clients.ehr.token.jwk-set-file=" + keys));
        for (int first = 0; first < INSTANCES; first++) {
            String token = ehr.sign(
                    Signer.claims(ISSUER, base + SERVICE, Instant.now()).build());
            assertThat(status(instances[first], token)).as("its first use").isNotEqualTo(401);
            assertThat(Stream.of(instances).map(each -> status(each, token))).containsOnly(401);
        }
    }

    private static int status(ServiceProcess instance, String token) {
        try {
            return instance.send(SERVICE, request -> bearing(token, request)).statusCode();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static HttpRequest.Builder bearing(String token, HttpRequest.Builder request) {
        return request.header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(
                        BodyPublishers.ofString(
                                "{\"hook\":\"patient-view\",\"hookInstance\":\"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea\","
                                        + "\"context\":{\"userId\":\"Practitioner/p\",\"patientId\":\"p\"},\"prefetch\":"
                                        + "{\"patient\":{\"resourceType\":\"Patient\",\"id\":\"p\",\"birthDate\":\"1960-01-01\"}}}"));
    }
}
