package org.paresthesia.cds.whole;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.paresthesia.cds.cards.detail.Rendered;
import tools.jackson.databind.JsonNode;

/** What must hold of every answer with cards, whoever it is about (checklist A3, A6, H1 to H12, I1 to I8, J1). */
public final class Conformance {

    private static final List<String> URGENCY = List.of("critical", "warning", "info");
    private static final List<String> FORBIDDEN = List.of(
            "osteochondrosis",
            "displacement",
            "laser",
            "not measured",
            "diagnosis:",
            "% risk",
            "% probability",
            "prescribe",
            "start treatment",
            "stop taking");
    private static final String RAW_HTML = "(?is).*<(?!/?(p|strong|ul|li|a|table|thead|tbody|tr|th|td|em|code)\\b).*";

    private Conformance() {}

    /** Checks an answer of status 200. */
    public static void holdsFor(Answer answer, String patientId) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().propertyNames()).containsExactly("cards");
        answer.cards().forEach(card -> card(card, patientId));
        uuidsAreUnique(answer);
        urgencyLeads(answer);
        List<String> codes = answer.suggested()
                .filter(resource -> resource.path("code").has("coding"))
                .map(resource ->
                        resource.get("code").get("coding").get(0).get("code").asString())
                .toList();
        assertThat(codes).as("one suggestion for a code").doesNotHaveDuplicates();
    }

    private static void card(JsonNode card, String patientId) {
        nothingIsEmpty(card);
        String summary = card.get("summary").asString();
        assertThat(summary.codePointCount(0, summary.length())).isBetween(1, 139);
        assertThat(URGENCY).contains(card.get("indicator").asString());
        assertThat(card.get("uuid").asString()).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f-]{21}");
        JsonNode source = card.get("source");
        assertThat(source.get("label").asString()).isNotBlank();
        assertThat(source.get("topic").get("system").asString()).isNotBlank();
        isWebAddress(source.path("url"));
        card.path("links").valueStream().forEach(Conformance::link);
        card.get("overrideReasons").valueStream().forEach(reason -> assertThat(reason.propertyNames())
                .containsExactly("system", "code", "display"));
        words(card);
        assertThat(card.has("selectionBehavior")).isEqualTo(card.has("suggestions"));
        card.path("suggestions").valueStream().forEach(suggestion -> suggestion(suggestion, patientId));
    }

    private static void link(JsonNode link) {
        assertThat(link.get("label").asString()).isNotBlank();
        assertThat(link.get("type").asString()).isEqualTo("absolute");
        isWebAddress(link.get("url"));
    }

    private static void isWebAddress(JsonNode url) {
        if (!url.isMissingNode()) {
            assertThat(URI.create(url.asString())).hasScheme("https");
        }
    }

    private static void words(JsonNode card) {
        String detail = card.get("detail").asString();
        String said = (card.get("summary").asString() + "\n" + detail)
                .toLowerCase(Locale.ROOT)
                .replace("prescriber", "");
        assertThat(said).doesNotContain(FORBIDDEN).contains("clinical judgement decides");
        assertThat(Rendered.of(detail).html())
                .as("only what Markdown itself makes")
                .doesNotMatch(RAW_HTML);
        assertThat(Rendered.of(detail).links()).allMatch(address -> address.startsWith("https://"));
    }

    private static void suggestion(JsonNode suggestion, String patientId) {
        assertThat(suggestion.get("label").asString()).isNotBlank();
        assertThat(suggestion.get("uuid").asString()).isNotBlank();
        for (JsonNode action : suggestion.get("actions")) {
            assertThat(action.get("type").asString()).isEqualTo("create");
            assertThat(action.get("description").asString()).isNotBlank();
            order(action.get("resource"), patientId);
        }
    }

    private static void order(JsonNode json, String patientId) {
        assertThat(json.isObject()).isTrue();
        Resource resource = (Resource) FhirContext.forR4Cached()
                .newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(json.toString());
        if (resource instanceof ServiceRequest order) {
            assertThat(order.getStatus()).isEqualTo(ServiceRequest.ServiceRequestStatus.DRAFT);
            assertThat(order.getIntent()).isEqualTo(ServiceRequest.ServiceRequestIntent.ORDER);
            assertThat(order.getSubject().getReference()).isEqualTo("Patient/" + patientId);
            assertThat(order.getCode().getCodingFirstRep().getSystem()).startsWith("http");
            assertThat(order.getCategory()).isNotEmpty();
            assertThat(order.hasReasonReference() || order.hasReasonCode()).isTrue();
        } else {
            Task task = (Task) resource;
            assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.DRAFT);
            assertThat(task.hasIntent()).isTrue();
            assertThat(task.getFor().getReference()).isEqualTo("Patient/" + patientId);
        }
    }

    private static void nothingIsEmpty(JsonNode node) {
        assertThat(node.isNull()).isFalse();
        assertThat(node.isString() && node.asString().isEmpty()).isFalse();
        if (node.isContainer()) {
            assertThat(node.isEmpty()).as(node.toString()).isFalse();
            node.forEach(Conformance::nothingIsEmpty);
        }
    }

    private static void uuidsAreUnique(Answer answer) {
        List<String> uuids = new ArrayList<>(answer.json().findValuesAsString("uuid"));
        assertThat(uuids).doesNotHaveDuplicates();
    }

    private static void urgencyLeads(Answer answer) {
        List<Integer> order = answer.cards().stream()
                .map(card -> URGENCY.indexOf(card.get("indicator").asString()))
                .toList();
        assertThat(order).isSorted();
        assertThat(order.stream().anyMatch(each -> each == 0) && order.stream().anyMatch(each -> each > 0))
                .as("nothing stands beside a critical card")
                .isFalse();
    }
}
