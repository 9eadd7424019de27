package org.paresthesia.cds.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.paresthesia.cds.wire.CheckedAnswers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole service on a port of its own, and a client for it that checks every answer; all tests of the wire share one. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "paresthesia.now=2026-06-15T10:00:00Z",
            "paresthesia.limits.body=256KB",
            "paresthesia.logic.longest=30s",
            "paresthesia.pages.access=open",
            "paresthesia.clients.default.zone=UTC",
            "paresthesia.clients.default.cors-origins=https://sandbox.example.org"
        })
@Import(HeardAddresses.class)
abstract class RunningService {

    static final List<String> HOOKS =
            List.of("patient-view", "encounter-start", "order-select", "order-sign", "problem-list-item-create");
    static final String SERVICE = service("patient-view");
    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Value("${server.servlet.context-path:}")
    private String contextPath;

    @Autowired
    private HeardAddresses heard;

    int port() {
        return port;
    }

    /** The addresses that calls of this service are said to have had, over all tests that share it. */
    List<String> heard() {
        return heard.addresses();
    }

    /** The address of the service for a hook. */
    static String service(String hook) {
        return "/cds-services/limb-paresthesia-" + hook;
    }

    /** A valid call of a patient with numb feet, whose prefetch is complete. */
    static ObjectNode validCall() {
        return madeUp("patient-view");
    }

    /** The same for any hook, with all that its context may hold. */
    static ObjectNode validCall(String hook) {
        ObjectNode call = validCall().put("hook", hook);
        if (!hook.equals("patient-view")) {
            ((ObjectNode) call.get("context")).setAll(madeUp(hook));
        }
        return call;
    }

    private static ObjectNode madeUp(String name) {
        try {
            return (ObjectNode) JSON.readTree(new ClassPathResource("warm-up/" + name + ".json")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace("{{today}}", "2026-06-15"));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CheckedAnswers.check(CLIENT.send(request.build(), BodyHandlers.ofString()), contextPath);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send(to(path).GET());
    }

    HttpResponse<String> call(JsonNode body) {
        return call(body.toString());
    }

    HttpResponse<String> call(String body) {
        return callTo(SERVICE, body);
    }

    HttpResponse<String> callTo(String service, String body) {
        return send(to(service).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }
}
