package org.paresthesia.cds.whole.operation;

import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.StubEhr;
import org.paresthesia.cds.whole.feedback.ServiceProcess;
import tools.jackson.databind.node.ObjectNode;

/**
 * The packaged service is stopped under load, as often as the property {@code test.stops} says: every request that a load balancer still
 * sends is answered whole, one that takes longer than the pause too, and all of it is in the store afterwards.
 */
class StopUnderLoadIT {

    private static final int STOPS = Integer.getInteger("test.stops", 2);
    private static final int CLIENTS = 4;
    private static final int CALLS_BEFORE_THE_STOP = 40;

    /** Longer than the pause of the service, so that it is under way when the ports are closed. */
    private static final int SLOW_MS = 8_000;

    @TempDir
    private Path directory;

    private Path folder(int stop) throws Exception {
        return Files.createDirectories(directory.resolve("stop-" + stop));
    }

    private static String database(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("store")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;RETENTION_TIME=3000;DB_CLOSE_ON_EXIT=FALSE";
    }

    private static List<String> settings(Path folder) {
        return List.of(
                "spring.profiles.active=demo",
                "paresthesia.demo-ehr.port=0",
                "paresthesia.stop.pause=4s",
                "paresthesia.fhir-server.per-query=15s",
                "paresthesia.fhir-server.total=18s",
                "spring.datasource.url=" + database(folder),
                "spring.datasource.username=sa",
                "paresthesia.store.secret-file=" + folder.resolve("secret"));
    }

    @TestFactory
    Stream<DynamicTest> nothingBreaksAndNothingIsLost() {
        return IntStream.rangeClosed(1, STOPS)
                .mapToObj(stop -> DynamicTest.dynamicTest("stop " + stop, () -> stopUnderLoad(folder(stop))));
    }

    private static void stopUnderLoad(Path folder) throws Exception {
        try (StubEhr slow = new StubEhr("127.0.0.1");
                ServiceProcess service = ServiceProcess.start(folder, settings(folder));
                Balancer balancer = new Balancer(service.address())) {
            slow.serveAll(
                    okForContentType("application/fhir+json", "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}")
                            .withFixedDelay(SLOW_MS));
            RoutedClient client = new RoutedClient(service.address());
            List<Thread> threads = new ArrayList<>();
            IntStream.range(0, CLIENTS).forEach(any -> threads.add(client.follow(balancer)));
            while (client.calls() < CALLS_BEFORE_THE_STOP && client.broken().isEmpty()) {
                Thread.sleep(5);
            }
            threads.add(callThatLacksSomething(client, slow));
            service.stop();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(client.broken()).isEmpty();
            assertThat(balancer.lastStatus())
                    .as("readiness went off before the port closed")
                    .isEqualTo(503);
            assertEverythingIsKept(folder, client);
        }
    }

    /** It waits for the FHIR server when the service is told to stop. */
    private static Thread callThatLacksSomething(RoutedClient client, StubEhr slow) throws Exception {
        ObjectNode call = (ObjectNode) Json.tree(RoutedClient.body());
        call.withObject("/prefetch").remove("encounters");
        call.put("fhirServer", slow.address("localhost"));
        Thread thread = new Thread(() -> {
            try {
                client.call(call.toString());
            } catch (Exception problem) {
                client.broke(problem);
            }
        });
        thread.start();
        while (slow.asked().isEmpty() && thread.isAlive()) {
            Thread.sleep(5);
        }
        return thread;
    }

    private static void assertEverythingIsKept(Path folder, RoutedClient client) throws Exception {
        try (Connection store = DriverManager.getConnection(database(folder), "sa", "")) {
            assertThat(rows(store, "firing")).isEqualTo(client.cards());
            assertThat(rows(store, "feedback")).isEqualTo(client.feedback());
            assertThat(rows(store, "audit_record")).isEqualTo(client.calls() + client.feedback());
        }
    }

    private static int rows(Connection store, String table) throws Exception {
        try (ResultSet rows = store.createStatement().executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
