package org.paresthesia.cds.whole.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.containers.ServiceContainer;

/** The image with settings that would mislead: the container ends and its log says what to mend. */
class WrongSettingsIT {

    private record Row(String situation, Map<String, String> environment, String told) {}

    private static final List<Row> ROWS = List.of(
            new Row(
                    "nothing that makes prod safe",
                    Map.of("SPRING_PROFILES_ACTIVE", "prod"),
                    "set server.ssl.certificate and server.ssl.certificate-private-key (PEM files), or"),
            new Row(
                    "a topic that does not exist",
                    Map.of("PARESTHESIA_CLIENTS_DEFAULT_TOPICSOFF", "no-such-topic"),
                    "there is no topic no-such-topic"),
            new Row(
                    "a folder of the site that is not there",
                    Map.of("PARESTHESIA_SITE", "/nowhere"),
                    "paresthesia.site: there is no such folder"),
            new Row(
                    "a secret that is too short",
                    Map.of("PARESTHESIA_STORE_SECRET", "short"),
                    "paresthesia.store.secret"));

    /** All at once: they wait for the processor only at times. */
    @TestFactory
    Stream<DynamicTest> itDoesNotStartAndSaysWhatToMend() {
        Map<Row, CompletableFuture<ServiceContainer>> started = new LinkedHashMap<>();
        ROWS.forEach(row ->
                started.put(row, CompletableFuture.supplyAsync(() -> ServiceContainer.ended(row.environment()))));
        return ROWS.stream()
                .map(row -> DynamicTest.dynamicTest(row.situation(), () -> {
                    try (ServiceContainer ended = started.get(row).join()) {
                        assertThat(ended.exitCode()).isEqualTo(1);
                        assertThat(ended.log())
                                .contains("APPLICATION FAILED TO START")
                                .contains(row.told());
                    }
                }));
    }
}
