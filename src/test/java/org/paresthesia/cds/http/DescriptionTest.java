package org.paresthesia.cds.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.paresthesia.cds.conformance.Proves;
import org.paresthesia.cds.wire.Schemas;
import org.paresthesia.cds.wire.WireDescription;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The running service describes itself: for programs, and on a page that needs nothing from elsewhere (checklist Q1). */
class DescriptionTest extends RunningService {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void theDocumentNamesExactlyTheAddressesThatThereAre() {
        Set<String> mapped = mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .filter(pattern -> !pattern.endsWith("/"))
                        .flatMap(pattern -> mapping.getMethodsCondition().getMethods().stream()
                                .map(RequestMethod::name)
                                .map(method -> method + " " + pattern)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(mapped).contains("POST /cds-services/{id}");
        assertThat(new WireDescription()
                        .operations().stream().map(operation -> operation.method() + " " + operation.path()))
                .containsExactlyInAnyOrderElementsOf(mapped);
        assertThat(mappings.getHandlerMethods().keySet())
                .as("an address without a method would take them all")
                .allMatch(mapping -> !mapping.getMethodsCondition().getMethods().isEmpty());
    }

    @Test
    void theDocumentIsServed() {
        HttpResponse<String> answer = get("/openapi.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(JSON.readTree(answer.body())).isEqualTo(new WireDescription().document());
    }

    @TestFactory
    Stream<DynamicTest> aSchemaIsServedAtTheAddressWhichTheDocumentGives() {
        return Schemas.NAMES.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    HttpResponse<String> answer = get("/schemas/" + name + ".json");
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/schema+json");
                    assertThat(answer.body()).isEqualTo(new String(Schemas.text(name), StandardCharsets.UTF_8));
                }));
    }

    /** What warms the service up, and what most tests of calls begin with, is what clients are asked to send. */
    @TestFactory
    Stream<DynamicTest> theCallsOfTheWarmUpKeepToTheSchemas() {
        return HOOKS.stream()
                .map(hook -> DynamicTest.dynamicTest(hook, () -> {
                    assertThat(Schemas.violations("request-" + hook, validCall(hook)))
                            .isEmpty();
                    assertThat(Schemas.violations("request", validCall(hook))).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> thereIsNothingElseBesideTheSchemas() {
        return Stream.of(
                        "/schemas/other.json",
                        "/schemas/..%2Fapplication.json",
                        "/schemas/",
                        "/schemas/response",
                        "/api/")
                .map(path -> DynamicTest.dynamicTest(
                        path, () -> assertThat(get(path).statusCode()).isIn(400, 404)));
    }

    @TestFactory
    Stream<DynamicTest> whatTheClientHasIsNotSentAgain() {
        return Stream.of("/openapi.json", "/schemas/response.json", "/api", "/api.css")
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    String etag = get(path).headers().firstValue("ETag").orElseThrow();
                    HttpResponse<String> again =
                            send(to(path).header("If-None-Match", etag).GET());
                    assertThat(again.statusCode()).isEqualTo(304);
                    assertThat(again.body()).isEmpty();
                    assertThat(again.headers().firstValue("ETag")).hasValue(etag);
                }));
    }

    @Test
    void thePageRunsNothingAndLoadsNothingFromElsewhere() {
        HttpResponse<String> page = get("/api");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .as("a browser keeps to each of them")
                .anySatisfy(policy -> assertThat(policy)
                        .startsWith("default-src 'none'; style-src 'self'")
                        .doesNotContain("unsafe", "script-src", "http"));
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.body())
                .doesNotContain("<script", "<style", " style=", " onclick", "javascript:")
                .doesNotContainPattern("(?:src|href)=\"(?:https?:)?//");
        assertThat(get("/api.css").body()).doesNotContain("@import", "url(");
    }

    @Test
    @Proves("Q1")
    void thePageShowsWhatDiscoveryShows() {
        String page = get("/api").body();
        for (JsonNode service : JSON.readTree(get("/cds-services").body()).get("services")) {
            assertThat(page).contains("/cds-services/" + service.get("id").asString());
            service.get("prefetch").propertyStream().forEach(template -> assertThat(page)
                    .contains("<code>" + template.getKey() + "</code>")
                    .contains(template.getValue().asString().replace("&", "&amp;")));
        }
        assertThat(page).contains("patient/Observation.read", "patient/Observation.rs", "already-known", "Retry-After");
        new WireDescription().operations().forEach(operation -> assertThat(page)
                .contains("<code>" + operation.method() + " " + operation.path() + "</code>"));
    }

    @Test
    void everyMarkOfThePageIsClosed() {
        String page = get("/api").body();
        for (String tag : new String[] {"table", "tr", "td", "th", "p", "ul", "li", "a", "code", "pre", "h2", "h3"}) {
            assertThat(page.split("<" + tag + "[ >]", -1)).as(tag).hasSameSizeAs(page.split("</" + tag + ">", -1));
        }
    }
}
