package org.paresthesia.cds.whole;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.paresthesia.cds.demo.DemoEhr;
import org.paresthesia.cds.knowledge.Knowledge;
import org.paresthesia.cds.knowledge.PrefetchNeed;
import org.paresthesia.cds.wire.CheckedAnswers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** The whole service with the demo EHR beside it, D pinned; all tests of whole calls that change no setting share one. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "paresthesia.now=2026-11-20T10:00:00Z",
            "paresthesia.demo-ehr.port=0",
            "paresthesia.clients.default.zone=UTC",
            "paresthesia.limits.body=64MB",
            "paresthesia.logic.longest=30s",
            "paresthesia.fhir-server.max-answer=2MB",
            "paresthesia.fhir-server.per-query=2s",
            "paresthesia.fhir-server.total=3s",
            "logging.level.org.paresthesia.cds.http.CallLog=WARN"
        })
@ActiveProfiles("demo")
public abstract class WholeService {

    private static final String PATH = "/cds-services/limb-paresthesia-";
    private static final String USUAL = "patient-view";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private DemoEhr ehr;

    @Autowired
    private Knowledge knowledge;

    private final Map<String, Templates> published = new ConcurrentHashMap<>();

    /** The base address of the service. */
    protected String address() {
        return "http://localhost:" + port;
    }

    /** The base address of the demo EHR. */
    protected String demoEhr() {
        return ehr.address().toString();
    }

    /** The data that the service asks for. */
    protected List<PrefetchNeed> needs() {
        return knowledge.prefetch();
    }

    /** The templates of the service that opens with a chart, as discovery shows them. */
    protected Templates templates() {
        return templates(USUAL);
    }

    /** The templates of the service for a hook. */
    protected Templates templates(String hook) {
        return published.computeIfAbsent(hook, this::discovered);
    }

    private Templates discovered(String hook) {
        HttpRequest discovery = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/cds-services"))
                .build();
        return Templates.of(Json.tree(send(discovery).body()), hook);
    }

    /** A call of this person with everything that the templates ask for. */
    protected Call fullCall(Chart chart) {
        return Call.of(chart).prefetch(templates().prefetch(chart));
    }

    /** The same for any hook, whose context still lacks what it has besides. */
    protected Call fullCall(String hook, Chart chart) {
        return Call.of(chart).hook(hook).prefetch(templates(hook).prefetch(chart));
    }

    /** What is answered to a call. */
    protected Answer answer(Call call) {
        return answer(call.hook(), BodyPublishers.ofString(call.json()));
    }

    /** What is answered to a body that is sent when a chart is opened. */
    protected Answer answer(BodyPublisher body) {
        return answer(USUAL, body);
    }

    private Answer answer(String hook, BodyPublisher body) {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + PATH + hook))
                        .header("Content-Type", "application/json")
                        .POST(body)
                        .build());
        return new Answer(response.statusCode(), response.body());
    }

    /** What is answered to a body that is posted below the service's address, for example to {@code /feedback}. */
    protected HttpResponse<String> post(String below, String body) {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + PATH + USUAL + below))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** Sends any request below the address of the service, for example to {@code /cds-services}. */
    protected HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> request) {
        return send(request.apply(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)))
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CheckedAnswers.check(CLIENT.send(request, BodyHandlers.ofString()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
