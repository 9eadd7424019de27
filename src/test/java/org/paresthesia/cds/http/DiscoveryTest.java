package org.paresthesia.cds.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import tools.jackson.databind.JsonNode;

/** Discovery is complete, the same every time, and cheap to ask again (checklist B1 to B11). */
class DiscoveryTest extends RunningService {

    @Test
    @Proves({"B1", "B2", "B4", "B5", "B6", "B7", "B8", "P4"})
    void everyServiceIsDescribed() {
        HttpResponse<String> response = get("/cds-services");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode services = JSON.readTree(response.body()).get("services");
        assertThat(services.findValuesAsString("hook"))
                .as("in the same order at every start")
                .containsExactly(
                        "encounter-start", "order-select", "order-sign", "patient-view", "problem-list-item-create");
        for (JsonNode service : services) {
            assertThat(service.get("id").asString()).matches("[A-Za-z0-9._-]+");
            assertThat(service.get("id").asString())
                    .isEqualTo("limb-paresthesia-" + service.get("hook").asString());
            assertThat(service.get("title").asString()).isNotBlank();
            assertThat(service.get("description").asString()).isNotBlank();
            assertThat(service.get("usageRequirements").asString()).isNotBlank();
            assertThat(service.get("prefetch").get("patient").asString()).isEqualTo("Patient/{{context.patientId}}");
            service.get("prefetch")
                    .forEach(template -> assertThat(template.isString()).isTrue());
            assertThat(service.has("version") || service.has("hookVersion"))
                    .as("fields that 2.0.1 does not know")
                    .isFalse();
        }
    }

    /** The patient's id is the one token that every hook has as a required one (checklist C3 to C6, C13). */
    @Test
    @Proves({"C2", "C3", "C4", "C5", "C6", "C13"})
    void everyTemplateHasTheOneTokenThatEveryHookKnows() {
        for (JsonNode service : JSON.readTree(get("/cds-services").body()).get("services")) {
            for (JsonNode template : service.get("prefetch")) {
                assertThat(template.asString()).contains("{{context.patientId}}");
                assertThat(template.asString().replace("{{context.patientId}}", ""))
                        .doesNotContain("{", "}");
            }
        }
    }

    @Test
    void aServiceForOrdersAsksForLessThanOneForWholeCharts() {
        JsonNode services = JSON.readTree(get("/cds-services").body()).get("services");
        JsonNode select = services.get(1).get("prefetch");
        JsonNode view = services.get(3).get("prefetch");
        assertThat(view.propertyNames()).containsAll(select.propertyNames());
        assertThat(select.toString().length()).isLessThan(view.toString().length());
        assertThat(services.get(0).get("prefetch")).isEqualTo(view);
        assertThat(services.get(2).get("prefetch")).isEqualTo(select);
        assertThat(services.get(4).get("prefetch")).isEqualTo(view);
    }

    @Test
    @Proves({"B4", "D1"})
    void everyServiceThatIsNamedCanBeCalled() {
        for (JsonNode service : JSON.readTree(get("/cds-services").body()).get("services")) {
            HttpResponse<String> response =
                    send(to("/cds-services/" + service.get("id").asString())
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{}")));
            assertThat(response.statusCode()).isEqualTo(400);
        }
    }

    @Test
    @Proves("B11")
    void twoAnswersAreTheSameByteForByte() {
        HttpResponse<String> first = get("/cds-services");
        assertThat(get("/cds-services").body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("Cache-Control").orElseThrow())
                .contains("max-age=300", "must-revalidate");
    }

    /** RFC 9110, 13.1.2: names are compared weakly, a star stands for anything. */
    @TestFactory
    @Proves("B11")
    Stream<DynamicTest> whatTheClientHasNeedNotBeSentAgain() {
        String etag = get("/cds-services").headers().firstValue("ETag").orElseThrow();
        return Stream.of(etag, "W/" + etag, "\"other\", " + etag, "*", " * ")
                .map(known -> DynamicTest.dynamicTest(known, () -> {
                    HttpResponse<String> answer = ask(known);
                    assertThat(answer.statusCode()).isEqualTo(304);
                    assertThat(answer.body()).isEmpty();
                    assertThat(answer.headers().firstValue("ETag")).hasValue(etag);
                    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                            .contains("max-age=300");
                    assertThat(answer.headers().allValues("Vary")).contains("Origin");
                }));
    }

    @TestFactory
    @Proves("B11")
    Stream<DynamicTest> anythingElseIsSent() {
        return Stream.of("\"other\"", "W/\"other\"", "other", "")
                .map(known -> DynamicTest.dynamicTest(
                        "\"" + known + "\"",
                        () -> assertThat(ask(known).statusCode()).isEqualTo(200)));
    }

    private HttpResponse<String> ask(String known) {
        return send(to("/cds-services").header("If-None-Match", known).GET());
    }

    @Test
    void onlyTheHeadIsSentWhereNoMoreIsAsked() {
        HttpResponse<String> head = send(to("/cds-services").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag"))
                .isEqualTo(get("/cds-services").headers().firstValue("ETag"));
    }

    @Test
    @Proves({"B1", "B12"})
    void aTrailingSlashAndATokenAreTolerated() {
        assertThat(get("/cds-services/").statusCode()).isEqualTo(200);
        HttpResponse<String> response =
                send(to("/cds-services").header("Authorization", "Bearer a.b.c").GET());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control").orElseThrow())
                .as("what came for a token is not kept for others")
                .contains("private")
                .doesNotContain("public");
    }

    @Test
    void thePortIsOpenOnlyWhenTheServiceIsReady() {
        HttpResponse<String> response = get("/health");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(response.body()).path("status").asString()).isEqualTo("UP");
        assertThat(JSON.readTree(response.body()).path("meters").propertyNames())
                .contains(
                        "paresthesia.memory.on",
                        "paresthesia.overrides.not.asked",
                        "paresthesia.firings.lost",
                        "paresthesia.feedback.refused");
    }
}
