package org.paresthesia.cds.tools.fire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paresthesia.cds.demo.DemoPatients;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.Json;
import org.paresthesia.cds.whole.WholeService;
import tools.jackson.databind.JsonNode;

/** The tool against the real service and the real demo EHR. */
class FireIT extends WholeService {

    private static final String NOW = "paresthesia.now=2026-11-20T10:00:00Z";

    @TempDir
    private Path folder;

    private Fired fire(String... more) {
        return Fired.with(
                Stream.concat(Stream.of("--url", address()), Stream.of(more)).toArray(String[]::new));
    }

    private Fired fireAt(String patient, String... more) {
        return fire(Stream.concat(Stream.of("--patient", patient, "--ehr", demoEhr()), Stream.of(more))
                .toArray(String[]::new));
    }

    private static List<String> topics(JsonNode answer) {
        return answer.path("cards")
                .valueStream()
                .map(card -> card.path("source").path("topic").path("code").asString())
                .toList();
    }

    @Test
    void theSameCardsComeFromTheEhrFromAFileAndWithoutPrefetch() throws IOException {
        for (String id : List.of("v02", "v04", "v07")) {
            Path file = Files.writeString(
                    folder.resolve(id), DemoPatients.shipped().byId(id).bundleAt(Chart.D));
            List<String> expected = answer(fullCall(Chart.demo(id))).topics();
            assertThat(expected).isNotEmpty();
            for (Fired fired : List.of(
                    fireAt(id, "--json"),
                    fireAt(id, "--json", "--no-prefetch"),
                    fire("--json", "--bundle", file.toString()))) {
                assertThat(fired.err()).isEmpty();
                assertThat(topics(Json.tree(fired.out()))).isEqualTo(expected);
            }
        }
    }

    @Test
    void theWhyAgreesWithTheAnswer() {
        Fired fired = fireAt("v02", "--explain", "--with", NOW);
        assertThat(fired.code()).isZero();
        assertThat(fired.out())
                .contains("1. WARNING: Low B12 result", "The cards here and there are about the same topics.")
                .contains("b12-low: shown as a card, warning", "rf-stroke: not shown: certainly not true");
    }

    @Test
    void oneTopicIsExplainedDownToTheRecords() {
        Fired fired = fireAt("v02", "--explain", "b12-low", "--with", NOW);
        assertThat(fired.out())
                .contains("[true] VitaminB12.\"Is Low By Result\"", "ParesthesiaElements.\"B12 Mass Observations\"")
                .doesNotContain("rf-stroke");
        assertThat(fireAt("v02", "--explain", "no-topic", "--with", NOW).code()).isEqualTo(1);
    }

    @Test
    void theWhyOfAnOrderHookReadsTheServerAsTheServiceDoes() throws IOException {
        Path drafts = Files.writeString(
                folder.resolve("drafts"),
                """
                {"resourceType": "MedicationRequest", "id": "new", "status": "draft", "intent": "order",
                 "subject": {"reference": "Patient/v01"}, "medicationCodeableConcept": {"coding": [
                   {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "25480"}]}}""");
        Fired fired = fireAt(
                "v01",
                "--service",
                "order-select",
                "--draft-orders",
                drafts.toString(),
                "--no-prefetch",
                "--json",
                "--explain",
                "--with",
                NOW,
                "--with",
                "paresthesia.fhir-server.per-query=20s",
                "--with",
                "paresthesia.fhir-server.total=30s");
        JsonNode json = Json.tree(fired.out());
        assertThat(topics(json.path("answer"))).isNotEmpty();
        assertThat(json.path("explanation").path("comparison").path("same").asBoolean())
                .isTrue();
        assertThat(fireAt("v01", "--service", "order-select").err()).contains("order-select needs --draft-orders");
    }

    @Test
    void aPatientWhoIsNotThereIsRefused() {
        Fired fired = fireAt("nobody");
        assertThat(fired.code()).isEqualTo(3);
        assertThat(fired.err()).contains("prefetch key patient is null", "status 412");
    }
}
