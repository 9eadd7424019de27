package org.paresthesia.cds.whole.operation;

import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.paresthesia.cds.whole.Call;
import org.paresthesia.cds.whole.Chart;
import org.paresthesia.cds.whole.StubEhr;
import org.paresthesia.cds.whole.WholeService;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Traces reach a collector, belong to the client's own trace, and hold nothing of a patient, a user or a FHIR server. */
class TracesIT extends WholeService {

    private static final String CANARY = "qzx7canary";
    private static final String SERVICE = "/cds-services/limb-paresthesia-patient-view";
    private static final String FIRST = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String REFUSED = "5bf92f3577b34da6a3ce929d0e0e4737";
    private static final String NOT_SAMPLED = "6bf92f3577b34da6a3ce929d0e0e4738";
    private static final String LAST = "7bf92f3577b34da6a3ce929d0e0e4739";
    private static final String PARENT = "00f067aa0ba902b7";

    private static Collector collector;

    @DynamicPropertySource
    static void collector(DynamicPropertyRegistry registry) throws Exception {
        collector = new Collector();
        registry.add("paresthesia.traces.address", collector::address);
        registry.add("paresthesia.traces.share", () -> "0");
        registry.add("paresthesia.traces.headers.X-Collector", () -> "let-me-in");
    }

    @AfterAll
    static void close() {
        collector.close();
    }

    private void call(String body, String trace, String flags) {
        send(SERVICE, request -> headers(request, trace, flags).POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder headers(HttpRequest.Builder request, String trace, String flags) {
        return request.header("Content-Type", "application/json")
                .header("traceparent", "00-" + trace + "-" + PARENT + "-" + flags)
                .header("tracestate", "ehr=" + CANARY)
                .header("baggage", "patient=" + CANARY);
    }

    /** As its bytes stand in a message. */
    private static String bytes(String hexadecimal) {
        return new String(HexFormat.of().parseHex(hexadecimal), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aCallIsASpanOfTheClientsTraceAndEachStepASpanOfTheCall() throws Exception {
        Chart chart = Chart.demo("v01");
        String body = fullCall(chart).user("Practitioner/" + CANARY).json();
        try (StubEhr ehr = new StubEhr("127.0.0.1")) {
            ehr.serveAll(status(500).withBody(CANARY));
            call(
                    fullCall(chart)
                            .without("encounters")
                            .server(ehr.address("localhost"))
                            .json(),
                    FIRST,
                    "01");
        }
        call("{\"" + CANARY + "\":1}", REFUSED, "01");
        call(body, NOT_SAMPLED, "00");
        call(body, LAST, "01");
        String told = collector.textWith(bytes(LAST));
        assertThat(told)
                .contains(bytes(FIRST), bytes(REFUSED), bytes(PARENT))
                .contains("limb-paresthesia-patient-view", "patient-view", "cds.cards", "cds.client", "default")
                .contains("receive", "read", "chart", "logic", "cards", "write", "paresthesia-cds");
        assertThat(told).as("what the client does not trace").doesNotContain(bytes(NOT_SAMPLED));
        assertThat(told)
                .doesNotContain(CANARY, chart.patientId() + "\"", "localhost", "127.0.0.1", "/fhir", Call.TOKEN)
                .doesNotContain("d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");
        assertThat(collector.authorizations()).isNotEmpty().containsOnly("let-me-in");
    }
}
