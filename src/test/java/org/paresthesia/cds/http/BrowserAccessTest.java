package org.paresthesia.cds.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;

/** Pages of allowed origins may call and read every answer, errors too; others get no header (checklist N1 to N3). */
class BrowserAccessTest extends RunningService {

    private static final String ALLOWED = "https://sandbox.example.org";
    private static final String EVIL = "https://evil.example.org";

    @TestFactory
    @Proves({"N1", "N3"})
    Stream<DynamicTest> aPreflightNeedsNoCredentials() {
        return Stream.of("/cds-services", SERVICE)
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    HttpResponse<String> response = preflight(path, ALLOWED);
                    assertThat(response.statusCode()).isEqualTo(204);
                    assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo(ALLOWED);
                    assertThat(header(response, "Access-Control-Allow-Methods"))
                            .contains("GET")
                            .contains("POST");
                    assertThat(header(response, "Access-Control-Allow-Headers"))
                            .contains("authorization")
                            .contains("content-type");
                    assertThat(header(response, "Access-Control-Allow-Credentials"))
                            .isEmpty();
                    assertThat(response.headers().allValues("Vary")).contains("Origin");
                }));
    }

    @Test
    @Proves("N3")
    void aPreflightOfAnotherPageGetsNoPermission() {
        HttpResponse<String> response = preflight(SERVICE, EVIL);
        assertThat(header(response, "Access-Control-Allow-Origin")).isEmpty();
        assertThat(header(response, "Access-Control-Allow-Methods")).isEmpty();
    }

    @TestFactory
    @Proves("N2")
    Stream<DynamicTest> anAllowedPageCanReadEveryAnswer() {
        return Stream.of(
                        List.of("200", SERVICE, validCall().toString()),
                        List.of("400", SERVICE, "{}"),
                        List.of("404", "/cds-services/none", "{}"),
                        List.of("404", "/nowhere", "{}"),
                        List.of("412", SERVICE, withoutPrefetch()),
                        List.of("413", SERVICE, " ".repeat(300_000)))
                .map(row -> DynamicTest.dynamicTest(row.get(0) + " at " + row.get(1), () -> {
                    HttpResponse<String> response = post(row.get(1), row.get(2), ALLOWED);
                    assertThat(response.statusCode()).isEqualTo(Integer.parseInt(row.get(0)));
                    assertThat(header(response, "Access-Control-Allow-Origin")).isEqualTo(ALLOWED);
                    assertThat(response.headers().allValues("Vary")).contains("Origin");
                }));
    }

    @Test
    @Proves("N3")
    void anotherPageGetsNoHeader() {
        HttpResponse<String> response = post(SERVICE, validCall().toString(), EVIL);
        assertThat(header(response, "Access-Control-Allow-Origin")).isEmpty();
        assertThat(response.headers().allValues("Vary")).contains("Origin");
    }

    private static String withoutPrefetch() {
        var call = validCall();
        call.remove("prefetch");
        return call.toString();
    }

    private HttpResponse<String> post(String path, String body, String origin) {
        return send(to(path).header("Content-Type", "application/json")
                .header("Origin", origin)
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> preflight(String path, String origin) {
        return send(to(path).header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
