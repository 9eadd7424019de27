package org.paresthesia.cds.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.paresthesia.cds.whole.WellFormed;

/** Holds every answer that a test gets from the service against its description. */
public final class CheckedAnswers {

    private static final WireDescription WIRE = new WireDescription();

    private CheckedAnswers() {}

    /** The answer of a service at the root of its host, if it is as described. */
    public static HttpResponse<String> check(HttpResponse<String> response) {
        return check(response, "");
    }

    /** The same for a service below a path; what lies outside of that path is the web server's. */
    public static HttpResponse<String> check(HttpResponse<String> response, String contextPath) {
        String path = response.request().uri().getRawPath();
        boolean isPreflight = response.request().method().equals("OPTIONS");
        if (path.startsWith(contextPath) && !isPreflight) {
            Answered answered = new Answered(
                    response.request().method(),
                    path.substring(contextPath.length()),
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body().getBytes(StandardCharsets.UTF_8));
            assertThat(WIRE.violations(answered)).as(response.body()).isEmpty();
        }
        boolean isJson = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
        // An OpenAPI document is no message of CDS Hooks: an empty object has a meaning in it.
        if (isJson && !path.endsWith("/openapi.json")) {
            WellFormed.holdsFor(response);
        }
        return response;
    }
}
